using System.Data.Common;

namespace Ballast.Storage.Engines;

/// <summary>Writes rows into one table.</summary>
internal abstract class Inserter : IDisposable
{
    /// <summary>Takes a row.</summary>
    /// <param name="values">In the order of the columns: whole numbers, doubles, text, bytes or null.</param>
    public abstract void Add(params ReadOnlySpan<object?> values);

    /// <summary>Writes what was taken and not written yet.</summary>
    public abstract void Flush();

    public abstract void Dispose();
}

/// <summary>Writes each row as it comes, for an engine that lives in the process.</summary>
internal sealed class RowInserter(DbConnection connection, DbTransaction transaction, Rows rows) : Inserter
{
    private readonly Statement _statement = new(connection, rows.InsertSql, rows.Columns.Count)
    {
        Transaction = transaction,
    };

    public override void Add(params ReadOnlySpan<object?> values) => _statement.Execute(values);

    public override void Flush() { }

    public override void Dispose() => _statement.Dispose();
}
