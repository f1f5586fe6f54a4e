using Npgsql;
using NpgsqlTypes;

namespace Ballast.Storage.Engines.Postgres;

/// <summary>Collects rows and sends them by COPY: one row a request takes several times as long (docs/store.md).</summary>
internal sealed class CopyInserter(NpgsqlConnection connection, Rows rows) : Inserter
{
    private const int RowsAtOnce = 20_000;

    private readonly string _sql = $"COPY {rows.Table} ({string.Join(", ", rows.Columns)}) FROM STDIN (FORMAT BINARY)";
    private readonly List<object?[]> _waiting = [];

    public override void Add(params ReadOnlySpan<object?> values)
    {
        _waiting.Add(values.ToArray());
        if (_waiting.Count == RowsAtOnce)
            Flush();
    }

    public override void Flush()
    {
        if (_waiting.Count == 0)
            return;
        using var writer = connection.BeginBinaryImport(_sql);
        foreach (var row in _waiting)
        {
            writer.StartRow();
            foreach (var value in row)
                Write(writer, value);
        }
        writer.Complete();
        _waiting.Clear();
    }

    // What was not flushed is not wanted.
    public override void Dispose() => _waiting.Clear();

    private static void Write(NpgsqlBinaryImporter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNull();
                break;
            case long whole:
                writer.Write(whole, NpgsqlDbType.Bigint);
                break;
            case int whole:
                writer.Write((long)whole, NpgsqlDbType.Bigint);
                break;
            case double real:
                // SQLite keeps no sign of zero; a store must not say another thing after it was copied.
                writer.Write(real == 0 ? 0.0 : real, NpgsqlDbType.Double);
                break;
            case string text:
                writer.Write(text, NpgsqlDbType.Text);
                break;
            case byte[] bits:
                writer.Write(bits, NpgsqlDbType.Bytea);
                break;
            default:
                throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value));
        }
    }
}
