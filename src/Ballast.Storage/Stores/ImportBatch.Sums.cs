using Ballast.Core.Workflows.Ports;
using Ballast.Storage.Checking;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

// What was written is added up, so that it can be checked later.
internal sealed partial class ImportBatch
{
    private SummedInserter Into(Rows rows)
    {
        var inserter = new SummedInserter(_engine.Inserter(_connection, _transaction, rows), rows, _ids.Names);
        _inserters.Add(inserter);
        return inserter;
    }

    private void NameSource(ImportSource source)
    {
        Write(
            Prepare(ImportSql.NameSource, 4),
            _source,
            source.Name,
            source.Sha256,
            Columns.Milliseconds(source.ImportedAt)
        );
        var keep = Prepare(ContentSums.Keep, 4);
        var named = ContentSums.OfOne(_source, source.Name, source.Sha256);
        Write(keep, _source, ContentSums.Sources, named.Rows, named.Text);
        foreach (var written in _inserters.Where(i => i.Sum.Rows > 0))
            Write(keep, _source, written.Table, written.Sum.Rows, written.Sum.Text);
    }
}
