using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Names a source whose rows were written, and adds them up.</summary>
internal static class SourceNaming
{
    /// <summary>Names it, and keeps the sums of its rows, so that they can be checked later.</summary>
    public static void Write(WriteSession session, long id, ImportSource source)
    {
        session.Write(
            session.Prepare(ImportSql.NameSource, 4),
            id,
            source.Name,
            source.Sha256,
            Columns.Milliseconds(source.ImportedAt)
        );
        var keep = session.Prepare(ContentChecksums.Keep, 4);
        var named = ContentChecksums.OfOne(id, source.Name, source.Sha256);
        session.Write(keep, id, ContentChecksums.Sources, named.Rows, named.Text);
        foreach (var (table, sum) in session.Sums.Of(id))
            session.Write(keep, id, table, sum.Rows, sum.Text);
    }
}
