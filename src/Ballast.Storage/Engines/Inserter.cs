namespace Ballast.Storage.Engines;

/// <summary>Writes rows into one table.</summary>
internal abstract class Inserter : IDisposable
{
    private Cell[] _cells = [];

    /// <summary>Takes a row.</summary>
    /// <param name="values">In the order of the columns: whole numbers, doubles, text, bytes or null.</param>
    public void Add(params ReadOnlySpan<object?> values)
    {
        if (_cells.Length != values.Length)
            _cells = new Cell[values.Length];
        for (var i = 0; i < values.Length; i++)
            _cells[i] = Cell.Of(values[i]);
        AddCells(_cells);
    }

    /// <summary>The same row without boxes.</summary>
    public abstract void AddCells(ReadOnlySpan<Cell> row);

    /// <summary>Writes what was taken and not written yet.</summary>
    public abstract void Flush();

    public abstract void Dispose();
}
