using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>A long table: one row a model and round, as the Python client's frames are written by <c>to_csv</c>.</summary>
internal sealed class LongRows : ITableRows
{
    private readonly Header _header;
    private readonly int _model;
    private readonly int _round;
    private readonly List<(int Column, Metric Metric)> _scores;
    private readonly MultiplierColumns _multipliers;
    private readonly int? _factor;
    private readonly int? _stake;
    private readonly int? _payout;
    private readonly int? _openTime;
    private readonly int? _resolveTime;
    private readonly int? _resolved;
    private readonly int? _snapshot;

    private LongRows(Header header)
    {
        _header = header;
        _model = header.Find(Header.ModelNames)!.Value;
        _round = header.Find(Header.RoundNames)!.Value;
        _scores = [.. header.Metrics(name => MetricNames.IsKnown(name) ? name : null)];
        _multipliers = new MultiplierColumns(header);
        _factor = header.Find("roundPayoutFactor", "payoutFactor");
        _stake = header.Find("selectedStakeValue", "atRisk");
        _payout = header.Find("payout");
        _openTime = header.Find("roundOpenTime", "openTime");
        _resolveTime = header.Find("roundResolveTime", "resolveTime");
        _resolved = header.Find("roundResolved", "resolved");
        _snapshot = header.Find(Header.SnapshotNames);
    }

    public string Kind => "long table of models and rounds";

    public IReadOnlyList<string> IgnoredColumns
    {
        get
        {
            int?[] single = [_model, _round, _factor, _stake, _payout, _openTime, _resolveTime, _resolved, _snapshot];
            var read = single
                .OfType<int>()
                .Concat(_scores.Select(s => s.Column))
                .Concat(_multipliers.Columns)
                .ToHashSet();
            return [.. _header.Columns.Where((name, i) => !read.Contains(i) && !string.IsNullOrWhiteSpace(name))];
        }
    }

    /// <summary>The reader for such a header; null where it holds nothing that is known.</summary>
    public static LongRows? Of(Header header)
    {
        var rows = new LongRows(header);
        return rows._scores.Count > 0 || rows._stake is not null || rows._payout is not null ? rows : null;
    }

    public IEnumerable<SourceRow> Read(CsvTable table)
    {
        var scores = new List<(Metric, double)>(_scores.Count);
        foreach (var (column, metric) in _scores)
        {
            if (Cells.Score(table[column], _header.Columns[column]) is { } score)
                scores.Add((metric, score));
        }
        yield return new PerformanceRow(table.Line)
        {
            Model = Cells.Name(table[_model]),
            Round = Cells.Round(table[_round]),
            Scores = scores,
            HasGap = scores.Count < _scores.Count,
            Multipliers = _multipliers.Read(table),
            PayoutFactor = Cell(table, _factor, Cells.Factor),
            AtRisk = Cell(table, _stake, Cells.Stake),
            Payout = Cell(table, _payout, Cells.Amount),
            OpenTime = Cell(table, _openTime, Cells.Time),
            ResolveTime = Cell(table, _resolveTime, Cells.Time),
            Resolved = Cell(table, _resolved, Cells.Flag),
            ObservedAt = Cell(table, _snapshot, Cells.Seen),
        };
    }

    private T? Cell<T>(CsvTable table, int? column, Func<string, string, T?> read)
        where T : struct => column is { } at ? read(table[at], _header.Columns[at]) : null;
}
