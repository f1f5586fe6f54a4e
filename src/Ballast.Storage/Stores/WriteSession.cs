using System.Data.Common;
using System.Globalization;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>The transaction that the batches of one file share, with its prepared statements.</summary>
/// <param name="engine">The engine.</param>
/// <param name="connection">The connection.</param>
/// <param name="trial">A transaction around this one in which nothing is kept; null where it is in earnest.</param>
internal sealed class WriteSession(Engine engine, DbConnection connection, DbTransaction? trial) : IDisposable
{
    private const string Savepoint = "one_file";

    private readonly DbTransaction _transaction = Begin(engine, connection, trial);
    private readonly List<Statement> _statements = [];
    private readonly Dictionary<Rows, Inserter> _inserters = [];
    private bool _isComplete;

    /// <summary>Receives how many values were kept, once they are.</summary>
    public Action<int>? Committed { get; init; }

    public DbConnection Connection => connection;

    public DbTransaction Transaction => _transaction;

    /// <summary>What was written, by source.</summary>
    public WrittenChecksums Sums { get; } = new();

    public Statement Prepare(string sql, int parameters)
    {
        var statement = new Statement(connection, sql, parameters) { Transaction = _transaction };
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Where rows of a table go; those that have a source are added up.</summary>
    public Inserter Into(Rows rows)
    {
        if (!_inserters.TryGetValue(rows, out var inserter))
        {
            inserter = engine.Inserter(connection, _transaction, rows);
            _inserters[rows] = rows.Columns.Contains("source_id")
                ? new ChecksumInserter(inserter, rows, Sums)
                : inserter;
        }
        return _inserters[rows];
    }

    /// <summary>Rows that refer to a source come before its name is known, so it is reserved without one.</summary>
    public long ReserveSource()
    {
        var id = Convert.ToInt64(
            Prepare("SELECT coalesce(max(id), 0) + 1 FROM source", 0).Scalar(),
            CultureInfo.InvariantCulture
        );
        Write(Prepare(ImportSql.ReserveSource, 1), id);
        return id;
    }

    public int Write(Inserter inserter, params ReadOnlySpan<object?> values)
    {
        try
        {
            inserter.Add(values);
            return 1;
        }
        catch (DbException e)
        {
            throw engine.InWords(e);
        }
    }

    /// <summary>The same without boxes.</summary>
    public int WriteCells(Inserter inserter, params ReadOnlySpan<Cell> row)
    {
        try
        {
            inserter.AddCells(row);
            return 1;
        }
        catch (DbException e)
        {
            throw engine.InWords(e);
        }
    }

    public int Write(Statement statement, params ReadOnlySpan<object?> values)
    {
        try
        {
            return statement.Execute(values);
        }
        catch (DbException e)
        {
            throw engine.InWords(e);
        }
    }

    /// <summary>Makes it permanent, as far as it is in earnest.</summary>
    /// <param name="rows">How many values that are.</param>
    public void Complete(int rows)
    {
        try
        {
            foreach (var inserter in _inserters.Values)
                inserter.Flush();
            if (trial is null)
            {
                _transaction.Commit();
                Committed?.Invoke(rows);
            }
            _isComplete = true;
        }
        catch (DbException e)
        {
            throw engine.InWords(e);
        }
    }

    public void Dispose()
    {
        foreach (var inserter in _inserters.Values)
            inserter.Dispose();
        _statements.ForEach(s => s.Dispose());
        if (trial is null)
            // Rolls back what was not committed.
            _transaction.Dispose();
        else if (!_isComplete)
            trial.Rollback(Savepoint);
    }

    private static DbTransaction Begin(Engine engine, DbConnection connection, DbTransaction? trial)
    {
        trial?.Save(Savepoint);
        return trial ?? engine.BeginWrite(connection);
    }
}
