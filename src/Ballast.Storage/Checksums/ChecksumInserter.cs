using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>Writes rows and adds them up on the way.</summary>
internal sealed class ChecksumInserter(Inserter inner, Rows rows, WrittenChecksums sums) : Inserter
{
    public override void Add(params ReadOnlySpan<object?> values)
    {
        inner.Add(values);
        sums.Add(rows, values);
    }

    public override void Flush() => inner.Flush();

    public override void Dispose() => inner.Dispose();
}
