using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;
using Ballast.Files.Tables;
using CsvHelper;

namespace Ballast.Files;

/// <summary>Opens the tables that participants have: wide scores, long performances, lists of rounds, stakes and prices by day.</summary>
public static class TableFile
{
    /// <summary>Opens a file and finds out by its header what it holds.</summary>
    /// <param name="path">A CSV file, plain or gzipped.</param>
    /// <param name="metric">What a wide table holds; null where it was not said.</param>
    /// <returns>A refusal where there is no such file, or it is no table that can be read.</returns>
    public static Outcome<IRowSource> Open(string path, Metric? metric)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
            return new Refusal("not-a-table", $"{path} is a folder; name the files in it.");
        if (!File.Exists(path))
            return new Refusal("no-file", $"There is no file {path}.");
        // Pipes and devices have no length. Opening one would wait for whoever fills it, and what they give cannot be read twice.
        var file = new FileInfo(path);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (!file.Exists || file.Length == 0)
            return new Refusal("not-a-table", $"{path} is empty, or a pipe or a device; save what it holds as a file.");
        CsvTable table;
        try
        {
            table = new CsvTable(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Refusal("no-file", $"{path} cannot be read: {FirstLine(e.Message)}");
        }
        catch (CsvFormatException)
        {
            return new Refusal(
                "not-a-table",
                $"{name} is no CSV file: its first line does not end within 8 MiB, or has a quote that is never closed."
            );
        }
        var reader = RowReader(table.Header, metric, name);
        if (reader is Outcome<ITableRows>.Refused { Refusal: var refusal })
        {
            table.Dispose();
            return refusal;
        }
        return new CsvRowSource(name, table, ((Outcome<ITableRows>.Done)reader).Value);
    }

    private static Outcome<ITableRows> RowReader(IReadOnlyList<string> columns, Metric? metric, string name)
    {
        var header = new Header(columns);
        if (!header.LooksLikeText)
            return new Refusal("not-a-table", $"{name} is no CSV file: its first line is no list of column names.");
        if (header.Find(Header.RoundNames) is null)
            return Daily(header) is { } daily
                ? new Outcome<ITableRows>.Done(daily)
                : new Refusal(
                    "not-a-table",
                    $"{name} has no column roundNumber (or number), so its rows belong to no round. Tables that can be read: docs/import.md."
                );
        if (header.Find(Header.ModelNames) is not null && SnapshotPairRows.Fits(header))
            return SnapshotPairRows.Of(header, name) is { } pair
                ? new Outcome<ITableRows>.Done(pair)
                : new Refusal(
                    "not-a-table",
                    $"{name} has two snapshots side by side (_t0, _t1), but its name does not say of which days; call it for example drift_2021-08-21_vs_2021-09-07.csv."
                );
        if (header.Find(Header.ModelNames) is not null)
            return LongRows.Of(header) is { } performances
                ? new Outcome<ITableRows>.Done(performances)
                : new Refusal(
                    "not-a-table",
                    $"{name} has models and rounds, but no score, stake or payout that Ballast knows. Columns: docs/import.md."
                );
        if (RoundRows.Of(header) is { } rounds)
            return new Outcome<ITableRows>.Done(rounds);
        if (metric is { } given)
            return new Outcome<ITableRows>.Done(new WideRows(header, given));
        return new Refusal(
            "no-metric",
            $"{name} is a wide table (rounds x models); say what it holds, for example: --metric corr."
        );
    }

    /// <summary>Tables about days and not rounds.</summary>
    private static ITableRows? Daily(Header header) => (ITableRows?)StakeDayRows.Of(header) ?? PriceRows.Of(header);

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();
}
