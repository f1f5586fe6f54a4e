using System.Globalization;
using System.Text.RegularExpressions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
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
    private readonly ModelColumn _model;
    private readonly Role _round;
    private readonly Role _resolveTime;
    private readonly List<Snapshot> _snapshots;

    private SnapshotPairRows(Header header, ModelColumn model, IReadOnlyList<DateOnly> days)
    {
        (_header, _model) = (header, model);
        _round = header.Find(Spellings.Round);
        _resolveTime = header.Find(Spellings.ResolveTime);
        _snapshots = [.. Suffixes.Zip(days, Columns)];
    }

    public string Kind => "two snapshots of models and rounds";

    public IReadOnlyList<string> IgnoredColumns =>
        _header.Without([
            _model.Role,
            _round,
            _resolveTime,
            .. _snapshots.Select(s => s.Payout),
            .. _snapshots.Select(s => s.Resolved),
            .. _snapshots.SelectMany(s => s.Scores).Select(s => s.Role),
        ]);

    /// <summary>Whether columns are there in two states.</summary>
    public static bool Fits(Header header) => Suffixes.All(s => header.Metrics(name => Known(name, s)).Count > 0);

    /// <summary>The reader; null where the file's name does not hold two days, the earlier one first.</summary>
    public static SnapshotPairRows? Of(Header header, ModelColumn model, string fileName)
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
        return days.Count == 2 && days[0] < days[1] ? new SnapshotPairRows(header, model, days) : null;
    }

    public IEnumerable<SourceRow> Read(RowCells row)
    {
        var cells = row.Cells;
        var (model, round) = (_model.Read(row), row.Round(_round));
        var resolves = row.Read<DateTimeOffset>(_resolveTime, Cells.Time);
        foreach (var snapshot in _snapshots)
        {
            var scores = new List<(Metric, double)>();
            foreach (var (metric, role) in snapshot.Scores)
            {
                if (row.Read<double>(role, cells.Score) is { } score)
                    scores.Add((metric, score));
            }
            yield return new PerformanceRow(row.Line)
            {
                Model = model,
                Round = round,
                Scores = scores,
                HasGap = scores.Count < snapshot.Scores.Count,
                Payout = row.Read<Nmr>(snapshot.Payout, cells.Amount),
                ResolveTime = resolves,
                Resolved = row.Read<bool>(snapshot.Resolved, Cells.Flag),
                ObservedAt = snapshot.SeenAt,
                Remarks = row.Remarks,
            };
        }
    }

    private Snapshot Columns(string suffix, DateOnly day) =>
        new(
            // A bare day counts at its end, as in a column of snapshots.
            new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            _header.Metrics(name => Known(name, suffix)),
            _header.Find("payout" + suffix),
            _header.Find("roundResolved" + suffix, "resolved" + suffix)
        );

    private static string? Known(string column, string suffix) =>
        column.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && MetricNames.IsKnown(column[..^suffix.Length])
            ? column[..^suffix.Length]
            : null;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    private sealed record Snapshot(
        DateTimeOffset SeenAt,
        IReadOnlyList<(Metric Metric, Role Role)> Scores,
        Role Payout,
        Role Resolved
    );
}
