using System.Data.Common;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Computed parts of long questions. Each act is one statement.</summary>
internal static class PartTable
{
    public static bool Keep(Engine engine, DbConnection connection, string run, PartPlace part, byte[] content)
    {
        using var statement = new Statement(
            connection,
            $"INSERT INTO computed_part (run, stage, part, made_at, content) VALUES (@p0, @p1, @p2, {engine.Now}, @p3) ON CONFLICT (run, stage, part) DO NOTHING",
            4
        );
        return statement.Execute(run, part.Stage, part.Part, content) > 0;
    }

    public static bool Has(DbConnection connection, string run, PartPlace part)
    {
        using var statement = new Statement(
            connection,
            "SELECT 1 FROM computed_part WHERE run = @p0 AND stage = @p1 AND part = @p2",
            3
        );
        return statement.Scalar(run, part.Stage, part.Part) is not null;
    }

    public static List<PartPlace> Of(DbConnection connection, string run)
    {
        using var statement = new Statement(
            connection,
            "SELECT stage, part FROM computed_part WHERE run = @p0 ORDER BY stage, part",
            1
        );
        using var reader = statement.Read(run);
        var parts = new List<PartPlace>();
        while (reader.Read())
            parts.Add(new PartPlace(reader.GetInt32(0), reader.GetInt32(1)));
        return parts;
    }

    public static byte[]? Find(DbConnection connection, string run, PartPlace part)
    {
        using var statement = new Statement(
            connection,
            "SELECT content FROM computed_part WHERE run = @p0 AND stage = @p1 AND part = @p2",
            3
        );
        return (byte[]?)statement.Scalar(run, part.Stage, part.Part);
    }

    public static int Forget(Engine engine, DbConnection connection, TimeSpan olderThan)
    {
        using var statement = new Statement(
            connection,
            $"DELETE FROM computed_part WHERE made_at < {engine.Now} - @p0",
            1
        );
        return statement.Execute((long)olderThan.TotalMilliseconds);
    }
}
