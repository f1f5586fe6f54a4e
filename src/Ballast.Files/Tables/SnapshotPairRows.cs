using System.Globalization;
using System.Text.RegularExpressions;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>
/// Two snapshots side by side: one row a model and round, every value twice, once with <c>_t0</c> and once with <c>_t1</c> at the end of its
/// column's name. The days of the snapshots stand in the file's name, as in <c>drift_2021-08-21_vs_2021-09-07.csv</c>.
/// </summary>
internal sealed partial class SnapshotPairRows : ITableRows
{
    private static readonly string[] Suffixes = ["_t0", "_t1"];

    private readonly Header _header;
    private readonly int _model;
    private readonly int _round;
    private readonly int? _resolveTime;
    private readonly List<Snapshot> _snapshots;

    private SnapshotPairRows(Header header, IReadOnlyList<DateOnly> days)
    {
        _header = header;
        _model = header.Find(Header.ModelNames)!.Value;
        _round = header.Find(Header.RoundNames)!.Value;
        _resolveTime = header.Find("roundResolveTime", "resolveTime");
        _snapshots = [.. Suffixes.Zip(days, Columns)];
    }

    public string Kind => "two snapshots of models and rounds";

    public IReadOnlyList<string> IgnoredColumns
    {
        get
        {
            int?[] single =
            [
                _model,
                _round,
                _resolveTime,
                .. _snapshots.Select(s => s.Payout),
                .. _snapshots.Select(s => s.Resolved),
            ];
            var read = single.OfType<int>().Concat(_snapshots.SelectMany(s => s.Scores).Select(s => s.Column));
            return [.. _header.Columns.Where((name, i) => !read.Contains(i) && !string.IsNullOrWhiteSpace(name))];
        }
    }

    /// <summary>Whether columns are there in two states.</summary>
    public static bool Fits(Header header) => Suffixes.All(s => header.Metrics(name => Known(name, s)).Any());

    /// <summary>The reader; null where the file's name does not hold two days, the earlier one first.</summary>
    public static SnapshotPairRows? Of(Header header, string fileName)
    {
        var days = new List<DateOnly>();
        foreach (Match found in Day().Matches(fileName))
        {
            if (
                DateOnly.TryParseExact(
                    found.Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                days.Add(day);
        }
        return days.Count == 2 && days[0] < days[1] ? new SnapshotPairRows(header, days) : null;
    }

    public IEnumerable<SourceRow> Read(CsvTable table)
    {
        var (model, round) = (Cells.Name(table[_model]), Cells.Round(table[_round]));
        var resolves = Cell(table, _resolveTime, Cells.Time);
        foreach (var snapshot in _snapshots)
        {
            var scores = new List<(Metric, double)>();
            foreach (var (column, metric) in snapshot.Scores)
            {
                if (Cells.Score(table[column], _header.Columns[column]) is { } score)
                    scores.Add((metric, score));
            }
            yield return new PerformanceRow(table.Line)
            {
                Model = model,
                Round = round,
                Scores = scores,
                HasGap = scores.Count < snapshot.Scores.Count,
                Payout = Cell(table, snapshot.Payout, Cells.Amount),
                ResolveTime = resolves,
                Resolved = Cell(table, snapshot.Resolved, Cells.Flag),
                ObservedAt = snapshot.SeenAt,
            };
        }
    }

    private Snapshot Columns(string suffix, DateOnly day) =>
        new(
            // A bare day counts at its end, as in a column of snapshots.
            new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            [.. _header.Metrics(name => Known(name, suffix))],
            _header.Find("payout" + suffix),
            _header.Find("roundResolved" + suffix, "resolved" + suffix)
        );

    private static string? Known(string column, string suffix) =>
        column.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && MetricNames.IsKnown(column[..^suffix.Length])
            ? column[..^suffix.Length]
            : null;

    private T? Cell<T>(CsvTable table, int? column, Func<string, string, T?> read)
        where T : struct => column is { } at ? read(table[at], _header.Columns[at]) : null;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    private sealed record Snapshot(
        DateTimeOffset SeenAt,
        List<(int Column, Metric Metric)> Scores,
        int? Payout,
        int? Resolved
    );
}
