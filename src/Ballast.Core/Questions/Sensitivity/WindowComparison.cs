using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Sensitivity;

/// <summary>How much a backtest's winner depends on where it begins and ends.</summary>
public static class WindowComparison
{
    /// <summary>Stretches that the range is cut into: 300 windows, and a heat map that can be read.</summary>
    public const int UsualStretches = 24;

    private const int FewestRounds = 2;

    /// <summary>Lengths of the windows whose neighbours are compared, in stretches.</summary>
    private static readonly int[] Lengths = [1, 2, 3, 4, 6, 8, 12];

    /// <summary>Looks at every window.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">
    /// Models, rounds, grid and factor as for a backtest. Its mode is what a window is won by: the mean payout a round, the total, or the mean over common
    /// rounds.
    /// </param>
    /// <param name="stretches">Stretches that the range is cut into.</param>
    /// <returns>A refusal as for a backtest, or where there is one round only.</returns>
    public static Outcome<SensitivityAnswer> Run(AsOfView view, BacktestRequest request, int stretches = UsualStretches)
    {
        if (request.Mode == BacktestMode.Compounded)
            throw new ArgumentException("Overlapping rounds of a window do not compound.", nameof(request));
        return request
            .In(view, new BacktestRun(view, request).Prepare)
            .Then(prepared => Look(view, request, prepared, stretches));
    }

    private static Outcome<SensitivityAnswer> Look(
        AsOfView view,
        BacktestRequest request,
        PreparedBacktest prepared,
        int stretches
    )
    {
        var (panel, terms, grid) = (prepared.Panel, prepared.Selected.Terms, prepared.Grid);
        if (panel.Rounds.Count < FewestRounds)
            return new Refusal("not-enough-rounds", "One round is one window: there is nothing to compare.");
        var winners = WindowWinners.Find(panel, terms, grid, stretches, request.Mode == BacktestMode.Total);
        var places = winners.Cuts.Count;
        int?[][] won =
        [
            .. Enumerable
                .Range(0, places - 1)
                .Select(i => Enumerable.Range(0, places).Select(j => j > i ? winners.Winner(i, j) : null).ToArray()),
        ];
        var wins = won.SelectMany(w => w).OfType<int>().GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        if (wins.Count == 0)
            return new Refusal("nothing-in-range", "No model has half of the rounds of any window.");
        int[] order = [.. wins.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Select(w => w.Key)];
        var best = winners.Winner(0, places - 1) ?? order[0];
        var combination = grid.Combinations[best % grid.Combinations.Count];
        var clipped = ClippedShare(panel, best / grid.Combinations.Count, combination, terms);
        var isCorner = IsCorner(grid, combination);
        return new SensitivityAnswer
        {
            Tournament = view.Tournament.Slug(),
            From = panel.Rounds[0],
            To = panel.Rounds[^1],
            Mode = request.Mode.ToString().ToLowerInvariant(),
            Stake = Json.Plain(request.Stake),
            CrossesSystems = GridBacktest.CrossesSystems(terms),
            Rules = RuleSpan.Of(terms.Select(t => (t.Round, t.Rule))),
            Bounds = [.. winners.Cuts.Select(c => c < panel.Rounds.Count ? panel.Rounds[c] : panel.Rounds[^1] + 1)],
            Candidates =
            [
                .. order.Select(c => new CandidateEntry(
                    panel.Models[c / grid.Combinations.Count],
                    Json.Object(grid.Combinations[c % grid.Combinations.Count]),
                    wins[c],
                    wins[c] / (double)wins.Values.Sum()
                )
                {
                    Value = Json.Number((double)request.Stake * winners.Value(0, places - 1, c)),
                    Return = Json.Number(winners.Return(0, places - 1, c)),
                }),
            ],
            Compared = winners.Candidates,
            TiedWithFirst = winners.Tied(0, places - 1, best),
            Winners =
            [
                .. won.Select(row =>
                    (IReadOnlyList<int?>)[.. row.Select(w => w is { } c ? Array.IndexOf(order, c) : (int?)null)]
                ),
            ],
            Changes = Changes(winners, panel.Rounds.Count),
            IsCorner = isCorner,
            CornerRemark = isCorner ? CornerRemark(combination, clipped) : null,
            ClippedShare = clipped,
            SkippedRounds = [.. prepared.Selected.SkippedByReason().Select(SkippedRoundsEntry.Of)],
        };
    }

    private static List<ChangeEntry> Changes(WindowWinners winners, int rounds)
    {
        var stretches = winners.Cuts.Count - 1;
        var changes = new List<ChangeEntry>();
        foreach (var length in Lengths.Where(l => 2 * l <= stretches))
        {
            var (pairs, changed) = winners.Changes(length);
            if (pairs > 0)
                changes.Add(
                    new ChangeEntry(
                        (int)Math.Round(length * rounds / (double)stretches),
                        pairs,
                        changed,
                        1 - (1.0 / winners.Candidates)
                    )
                );
        }
        return changes;
    }

    /// <summary>Whether every multiplier that could be chosen is at an end of its options.</summary>
    private static bool IsCorner(MultiplierGrid grid, Multipliers best)
    {
        var chosen = grid
            .Metrics.Select(m => (Value: best[m], Options: grid.Combinations.Select(c => c[m]).Distinct().ToList()))
            .Where(m => m.Options.Count > 1)
            .ToList();
        return chosen.Count > 0 && chosen.TrueForAll(m => m.Value == m.Options.Min() || m.Value == m.Options.Max());
    }

    private static string CornerRemark(Multipliers best, double clipped) =>
        $"The best combination, {best}, is a corner of the grid. The clip touched {100 * clipped:0.#} % of its payouts; as long as it does not bite, a payout is "
        + "linear in the multipliers and the best is always a corner: it says which score was positive, not which multiplier is right.";

    private static double ClippedShare(ScorePanel panel, int model, Multipliers combination, List<PaidRound> terms)
    {
        var returns = RoundPayouts.Compute(panel, model, combination, terms);
        var paid = Enumerable.Range(0, terms.Count).Where(c => double.IsFinite(returns[c])).ToList();
        return paid.Count == 0
            ? 0
            : paid.Count(c => terms[c].Folded is { } folded && Math.Abs(returns[c]) >= folded.Limit)
                / (double)paid.Count;
    }
}
