using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>A score with its ways and what was learnt from them.</summary>
/// <param name="Metric">The score.</param>
/// <param name="Paths">Its ways.</param>
/// <param name="Maturity">How it ripens; null where too few rounds have resolved.</param>
/// <param name="Coverage">How often nowcasts of it held.</param>
internal sealed record RipeningScore(
    Metric Metric,
    ScorePaths Paths,
    ScoreMaturity? Maturity,
    IReadOnlyList<CoverageRecord> Coverage
);

/// <summary>Puts what was learnt from resolved rounds on the open ones.</summary>
internal sealed class Nowcasting
{
    private readonly OpenRounds _open;
    private readonly ScoreHorizons _horizons;
    private readonly IReadOnlyList<RipeningScore> _scores;
    private readonly Dictionary<Metric, RipeningScore> _byMetric;
    private readonly Dictionary<string, int> _rowOf;
    private readonly int _first;

    public Nowcasting(OpenRounds open, ScoreHorizons horizons, IReadOnlyList<RipeningScore> scores)
    {
        (_open, _horizons, _scores) = (open, horizons, scores);
        _byMetric = scores.ToDictionary(s => s.Metric);
        var paths = scores[0].Paths;
        _rowOf = paths.Models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        _first = paths.Rounds[0];
    }

    public NowcastAnswer Document(AsOfView view, IReadOnlyList<string> models, IReadOnlyList<Position> positions)
    {
        var ripening = _scores.Where(s => s.Maturity is not null).ToDictionary(s => s.Metric, s => s.Maturity!);
        var open = _open.Positions(positions, ripening, Latest);
        var pending = new PendingScenarios(_scores[0].Paths, open, _scores.Max(s => s.Paths.Sharing(s.Paths.Days)));
        return new NowcastAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            From = _open.Numbers[0],
            To = _open.Numbers[^1],
            Open = _open.Stakes(positions),
            Account = NowcastEntries.Of(pending.Of(_ => true)),
            Models =
            [
                .. open.Select(p => p.Model)
                    .Distinct()
                    .Order(StringComparer.OrdinalIgnoreCase)
                    .Select(m => new ModelPendingEntry(m, NowcastEntries.Of(pending.Of(p => p.Model == m)))),
            ],
            Rounds =
            [
                .. open.Select(p => p.Round)
                    .Distinct()
                    .Order()
                    .Select(r => new RoundPendingEntry(
                        r,
                        _open.ResolvesAt(r),
                        NowcastEntries.Of(pending.Of(p => p.Round == r))
                    )),
            ],
            Scores = [.. models.SelectMany(Scores)],
            Maturity = [.. _scores.Select(s => NowcastEntries.Of(s.Metric, s.Paths, s.Maturity, s.Coverage))],
            NotComputed = _open.NotComputed,
            FactorTakenFrom = _open.FactorTakenFrom,
            Rules = _open.RuleSpans(open.Select(p => p.Round)),
        };
    }

    private IEnumerable<ScoreNowcastEntry> Scores(string model)
    {
        foreach (var round in _open.Numbers)
        {
            foreach (var score in _scores)
            {
                if (Latest(score.Metric, model, round) is not { } latest)
                    continue;
                var nowcast = score.Maturity?.Nowcast(_rowOf[model], latest.Day, latest.Shown);
                var days = _horizons.Of(round, score.Metric).Days;
                yield return NowcastEntries.Of(model, round, score.Metric, days, latest, nowcast);
            }
        }
    }

    /// <summary>The latest score that was shown, with its scoring day; null where none was.</summary>
    private (int Day, double Shown)? Latest(Metric metric, string model, int round)
    {
        if (!_byMetric.TryGetValue(metric, out var score) || round < _first)
            return null;
        var (row, column) = (_rowOf[model], round - _first);
        // A 20-day score in a 60-day round is final long before the round resolves.
        if (score.Paths.Final(row, column) is var final && !double.IsNaN(final))
            return (score.Paths.Days, final);
        for (var day = score.Paths.Days; day >= 1; day--)
        {
            if (score.Paths.Shown(row, column, day) is var shown && !double.IsNaN(shown))
                return (day, shown);
        }
        return null;
    }
}
