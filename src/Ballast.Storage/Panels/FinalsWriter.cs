using System.Globalization;

namespace Ballast.Storage.Panels;

/// <summary>Writes the values in force of a hundred rounds: a history of years is read from a few files.</summary>
internal static class FinalsWriter
{
    /// <summary>The first round of the file that holds a round.</summary>
    public static int FirstOf(int round) => round / PanelSql.RoundsOfFinals * PanelSql.RoundsOfFinals;

    /// <summary>Writes a file anew: what the one before held of other rounds, and what the new files of daily values hold.</summary>
    /// <param name="database">Where it is sorted.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="from">The first of the hundred rounds.</param>
    /// <param name="before">The file before; null for the first one.</param>
    /// <param name="added">New files of daily values.</param>
    public static PanelFinals Write(
        PanelDatabase database,
        PanelFolder folder,
        int from,
        PanelFinals? before,
        IReadOnlyList<PanelRound> added
    )
    {
        const string Columns = "metric, model, round, known_at, is_final, score";
        var daily = PanelDatabase.Files(added.Select(r => folder.Whole(r.File)));
        var rows = $"SELECT {Columns} FROM {daily} WHERE is_in_force";
        if (before is not null)
        {
            var numbers = string.Join(", ", added.Select(r => r.Round.ToString(CultureInfo.InvariantCulture)));
            var file = PanelDatabase.Files([folder.Whole(before.File)]);
            rows += $" UNION ALL SELECT {Columns} FROM {file} WHERE round NOT IN ({numbers})";
        }
        var written = folder.Add(
            string.Create(CultureInfo.InvariantCulture, $"finals-{from:0000}"),
            path =>
                database.Execute(
                    $"COPY ({rows} ORDER BY metric, model, round) TO {PanelDatabase.Text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {PanelSql.RowsOfGroup})"
                )
        );
        var count = database.Number($"SELECT count(*) FROM {PanelDatabase.Files([folder.Path(written.Name)])}");
        return new PanelFinals(from, written, count);
    }
}
