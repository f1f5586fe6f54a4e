using System.Data.Common;

namespace Ballast.Storage.Panels;

/// <summary>What is asked of the files in several places.</summary>
internal static class PanelSql
{
    /// <summary>Rows of a group: a reader of one metric or model skips the groups without it.</summary>
    public const int RowsOfGroup = 122_880;

    /// <summary>Rounds of a file of final values.</summary>
    public const int RoundsOfFinals = 100;

    /// <summary>The columns of a file of daily values, without the round, in the order of <see cref="Value"/>.</summary>
    public const string Values = "metric, model, epoch_ms(known_at), is_final, is_assumed, source, score";

    /// <summary>A row of <see cref="Values"/>.</summary>
    public static PanelValue Value(DbDataReader row) =>
        new(row.GetInt64(2), row.GetBoolean(3), row.GetBoolean(4), row.GetInt32(5), row.GetDouble(6));

    /// <summary>Reads a file of daily values and adds it up.</summary>
    public static PanelSum Sum(PanelDatabase database, string path)
    {
        var sum = new PanelSum();
        database.Read(
            $"SELECT {Values} FROM {PanelDatabase.Files([path])}",
            row => sum.Add(row.GetString(0), row.GetString(1), Value(row))
        );
        return sum;
    }

    /// <summary>Scores of a file of daily values of which none is final.</summary>
    public static long Interim(PanelDatabase database, string path) =>
        database.Number(
            $"SELECT count(*) FROM (SELECT 1 FROM {PanelDatabase.Files([path])} GROUP BY metric, model HAVING NOT bool_or(is_final))"
        );
}
