using Ballast.Core.Numerics;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Compare;

/// <summary>Compares models on the rounds of one payout rule: those that the verdict stands on.</summary>
internal sealed class Comparison
{
    private const int WorstRounds = 20;

    private readonly ReturnPanel _panel;
    private readonly StandsOnEntry _on;
    private readonly int[] _columns;
    private readonly IntervalOptions _options;

    private Comparison(ReturnPanel panel, StandsOnEntry on)
    {
        (_panel, _on) = (panel, on);
        _columns =
        [
            .. Enumerable
                .Range(0, panel.Rounds.Count)
                .Where(c => panel.Rounds[c].Round >= on.From && panel.Rounds[c].Round <= on.To),
        ];
        _options = PairedDifference.Options(panel, _columns);
    }

    /// <summary>Answers the question.</summary>
    public static Outcome<CompareAnswer> Of(Asked asked)
    {
        var request = ReturnParameters.Read(asked);
        return ReturnPanels
            .Of(asked.View, request)
            .Then<ReturnPanel, CompareAnswer>(panel =>
                panel.Models.Count < 2 && panel.Skipped.Count == 0
                    ? new Refusal(
                        "nothing-to-compare",
                        $"Only {panel.Models[0]} is named; name another model to compare it with."
                    )
                : panel.Models.Count < 2
                    ? new Refusal(
                        "nothing-to-compare",
                        $"Only {panel.Models[0]} has a return in these rounds. {string.Join(" ", panel.Skipped.Select(s => $"{s.Model}: {s.Reason}."))}"
                    )
                : Answer(asked, request, panel)
            );
    }

    private static CompareAnswer Answer(Asked asked, ReturnRequest request, ReturnPanel panel)
    {
        var stretches = RuleStretch.Of(panel, request, asked.View.AsOf);
        int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
        var verdict = RankingVerdicts.LeadingOf(panel.Models, panel.Values, rounds, stretches, panel.Assumption);
        if (verdict?.Shortage is not null)
        {
            // No rule has rounds enough: then the one under which the models have most rounds in common, not the one with most rounds of any.
            stretches = [stretches.Reverse().MaxBy(s => Shared(panel, s))!];
            verdict = RankingVerdicts.LeadingOf(panel.Models, panel.Values, rounds, stretches, panel.Assumption);
        }
        var on = RankingVerdicts.StandsOn(verdict, stretches);
        var comparison = new Comparison(panel, on);
        return new CompareAnswer
        {
            Tournament = asked.View.Tournament.Slug(),
            From = rounds[0],
            To = rounds[^1],
            Returns = panel.Source.ToString().ToLowerInvariant(),
            Capital = panel.Basis.ToString().ToLowerInvariant(),
            Assumption = panel.Assumption,
            Rules = panel.RuleSpans(),
            Verdict = verdict,
            StandsOn = on,
            Models = [.. comparison.Models(Percentiles(asked.View, panel.Models, on), asked.Cancellation)],
            Pairs = [.. comparison.Pairs()],
            WorstStretches = [.. comparison.WorstStretches()],
            Skipped = panel.Skipped,
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }

    /// <summary>Rounds that all models have, then rounds that any two have.</summary>
    private static (int All, int Two) Shared(ReturnPanel panel, RuleStretch stretch)
    {
        int[] have =
        [
            .. Enumerable
                .Range(stretch.First, stretch.Count)
                .Select(c => panel.Values.Count(v => double.IsFinite(v[c]))),
        ];
        return (have.Count(h => h == panel.Models.Count), have.Count(h => h >= 2));
    }

    private static ILookup<string, (string Score, double Percentile)> Percentiles(
        AsOfView view,
        IReadOnlyList<string> models,
        StandsOnEntry on
    )
    {
        var field = new FieldRequest
        {
            Models = models,
            Range = new RoundRange(new RoundBound(on.From), new RoundBound(on.To), null),
        };
        var found = FieldComparison.Run(view, field);
        return (found is Outcome<FieldAnswer>.Done done ? done.Value.Scores : [])
            .SelectMany(s => s.Models.Select(m => (m.Model, s.Score, m.MeanPercentile)))
            .ToLookup(m => m.Model, m => (m.Score, m.MeanPercentile));
    }

    private IEnumerable<ComparedModel> Models(
        ILookup<string, (string Score, double Percentile)> percentiles,
        CancellationToken cancellation
    )
    {
        // The same measures, under the same rule, as risk gives.
        var subjects = new RiskSubjects(_panel);
        for (var row = 0; row < _panel.Models.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var subject = subjects.Of(_panel.Models[row], _panel.Values[row], null, null);
            var regime = subject.Regimes.FirstOrDefault(r => r.From >= _on.From && r.To <= _on.To);
            yield return new ComparedModel(
                subject.Name,
                regime?.Rounds ?? 0,
                Measure(regime, "return"),
                Measure(regime, "total"),
                Measure(regime, "maxDrawdown"),
                percentiles[subject.Name].ToDictionary(p => p.Score, p => p.Percentile),
                subject.Series
            );
        }
    }

    private static MeasureEntry? Measure(RegimeRiskEntry? regime, string name) =>
        regime?.Measures.First(m => m.Name == name);

    private IEnumerable<ComparedPair> Pairs()
    {
        for (var left = 0; left < _panel.Models.Count; left++)
        {
            for (var right = left + 1; right < _panel.Models.Count; right++)
                yield return Pair(left, right);
        }
    }

    private ComparedPair Pair(int left, int right)
    {
        var (one, other) = (_panel.Values[left], _panel.Values[right]);
        var (both, differences, interval) = PairedDifference.Compute(_panel, _columns, left, right, _options);
        return new ComparedPair(
            _panel.Models[left],
            _panel.Models[right],
            both.Length,
            Json.Number(interval.Value),
            Json.Number(interval.Low),
            Json.Number(interval.High),
            interval.IsKnown ? null : IntervalReasons.Code(interval.Reason),
            both.Length == 0 ? null : differences.Count(d => d > 0) / (double)both.Length,
            both.Length < CorrelationMatrix.FewestRounds
                ? null
                : Json.Number(Pearson.Compute([.. both.Select(c => one[c])], [.. both.Select(c => other[c])]))
        );
    }

    private IEnumerable<WorstStretch> WorstStretches()
    {
        int[] common = [.. _columns.Where(c => _panel.Values.All(v => double.IsFinite(v[c])))];
        if (common.Length < WorstRounds)
            yield break;
        for (var row = 0; row < _panel.Models.Count; row++)
        {
            var first = Enumerable.Range(0, common.Length - WorstRounds + 1).MinBy(i => Sum(row, i));
            yield return new WorstStretch(
                _panel.Models[row],
                _panel.Rounds[common[first]].Round,
                _panel.Rounds[common[first + WorstRounds - 1]].Round,
                [.. Enumerable.Range(0, _panel.Models.Count).Select(m => Sum(m, first))]
            );
        }

        double Sum(int row, int from) => common.AsSpan(from, WorstRounds).ToArray().Sum(c => _panel.Values[row][c]);
    }
}
