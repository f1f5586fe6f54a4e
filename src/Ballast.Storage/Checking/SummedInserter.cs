using Ballast.Storage.Engines;

namespace Ballast.Storage.Checking;

/// <summary>Writes rows and adds them up on the way.</summary>
internal sealed class SummedInserter(Inserter inner, Rows rows, WrittenSums sums) : Inserter
{
    public override void Add(params ReadOnlySpan<object?> values)
    {
        inner.Add(values);
        sums.Add(rows, values);
    }

    public override void Flush() => inner.Flush();

    public override void Dispose() => inner.Dispose();
}
