using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>Writes rows and adds them up on the way.</summary>
internal sealed class ChecksumInserter(Inserter inner, Rows rows, WrittenChecksums sums) : Inserter
{
    public override void AddCells(ReadOnlySpan<Cell> row)
    {
        inner.AddCells(row);
        sums.Add(rows, row);
    }

    public override void Flush() => inner.Flush();

    public override void Dispose() => inner.Dispose();
}
