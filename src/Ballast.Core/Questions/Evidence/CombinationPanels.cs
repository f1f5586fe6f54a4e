using System.Globalization;
using Ballast.Core.Backtesting;
using Ballast.Core.Evidence;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Scores of a regime with the combinations that could have been chosen in it.</summary>
internal sealed class CombinationPanels(AsOfView view, PaymentAssumptions assumptions, EvidencePanels panels)
{
    /// <summary>The community's grid: corr 0, 0.5, 1 against mmc 0, 0.5, ... 3. Taken where the rule leaves no choice.</summary>
    private static readonly (Metric, IReadOnlyList<decimal>)[] UsualGrid =
    [
        (new Metric("corr"), [0, 0.5m, 1]),
        (new Metric("mmc"), [0, 0.5m, 1, 1.5m, 2, 2.5m, 3]),
    ];

    private readonly RoundTermsFinder _terms = new(view.Rules, assumptions, view.Rounds.GetValueOrDefault);

    /// <summary>The panel of a stretch of rounds; null where a score of the grid is not stored for it.</summary>
    public CombinationPanel? Of(PayoutRule? rule, int first, int count)
    {
        var grid = Grid(rule);
        var scores = grid.Metrics.Select(m => panels.OfScore(m, first, count)).OfType<EvidencePanel>().ToList();
        if (scores.Count < grid.Metrics.Count)
            return null;
        var rounds = scores.Select(s => s.Rounds.AsEnumerable()).Aggregate((left, right) => left.Intersect(right));
        var paid = rounds
            .Select(r => (Round: r, _terms.Of(r.Round).Terms))
            .Where(r => r.Terms is not null)
            .ToDictionary(r => r.Round, r => r.Terms!);
        if (paid.Count == 0)
            return null;
        PaidRound[] terms = [.. scores[0].Rounds.Where(paid.ContainsKey).Select(r => paid[r])];
        double[][] combinations =
        [
            .. grid
                .Combinations.Select(terms[0].MultiplierRule.Effective)
                .Select(c => grid.Metrics.Select(m => (double)c[m]).ToArray()),
        ];
        return new CombinationPanel(
            [.. scores.Select(s => s.Only(paid.ContainsKey))],
            combinations,
            [.. grid.Combinations.Select(Words)],
            terms
        );
    }

    private MultiplierGrid Grid(PayoutRule? rule)
    {
        var ruled = rule is null ? null : MultiplierGrid.Create(rule, view.Terms.Of);
        return ruled is { Combinations.Count: > 1 } ? ruled : new MultiplierGrid(UsualGrid);
    }

    private static string Words(Multipliers combination) =>
        string.Join(
            ", ",
            combination.Items.Select(i => $"{i.Metric} x {i.Value.ToString("0.####", CultureInfo.InvariantCulture)}")
        );
}
