using Ballast.Storage.Copying;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Checking;

/// <summary>Writes rows and adds them up on the way.</summary>
internal sealed class SummedInserter(Inserter inner, Rows rows, IdNames names) : Inserter
{
    private readonly NamedRow _named = new(rows, names);

    public string Table => rows.Table;

    /// <summary>What was written so far.</summary>
    public TableSum Sum { get; } = new();

    public override void Add(params ReadOnlySpan<object?> values)
    {
        inner.Add(values);
        Sum.Add(_named.Of(values));
    }

    public override void Flush() => inner.Flush();

    public override void Dispose() => inner.Dispose();
}
