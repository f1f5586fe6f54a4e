using System.Data.Common;

namespace Ballast.Storage.Engines;

/// <summary>A prepared command whose parameters are set by position: <c>@p0</c>, <c>@p1</c>, …</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;
    private readonly List<DbParameter> _parameters = [];

    public Statement(DbConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text that reaches this is a constant of the stores; values go through parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            _command.Parameters.Add(parameter);
            _parameters.Add(parameter);
        }
    }

    /// <summary>After this the driver asks a busy store no more.</summary>
    public int TimeoutSeconds
    {
        set => _command.CommandTimeout = value;
    }

    public DbTransaction? Transaction
    {
        set => _command.Transaction = value;
    }

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        Interruption.Note(_command);
        return _command.ExecuteNonQuery();
    }

    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        Interruption.Note(_command);
        var value = _command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public DbDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        Interruption.Note(_command);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
