using Ballast.Core.Backtesting.Regret;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Regret;

/// <summary>Regret as entries of its document.</summary>
internal static class RegretEntries
{
    /// <param name="regime">Stakes and returns under one rule.</param>
    /// <param name="capital">NMR committed when a round settled: null where it is not known.</param>
    public static RegimeRegretEntry Of(RegimeTable regime, Func<RegimeTable, Nmr?> capital)
    {
        var walk = RegretWalk.Run(regime.Table);
        var others = Alternatives.Compute(regime.Table);
        var meanStake = Enumerable.Range(0, regime.Rounds.Count).Sum(regime.Table.StakeOf) / regime.Rounds.Count;
        var committed = capital(regime);
        return new RegimeRegretEntry(
            regime.Rule.Id,
            regime.Rounds[0],
            regime.Rounds[^1],
            regime.Rounds.Count,
            IndependentRounds.Count(regime.Rounds.Count, regime.Rule.OverlappingRounds),
            Json.Plain(new Nmr(meanStake).Amount),
            Plain(walk.Actual),
            Plain(walk.Best),
            regime.Models[walk.BestModel],
            Json.Object(regime.Grid.Combinations[walk.BestCombination]),
            regime.Models.Count * regime.Grid.Combinations.Count,
            [.. walk.Terms.Select(t => Entry(t.Term, Plain(t.Change)))],
            [
                Alternative("best-multipliers", Plain(others.BestMultipliers), Plain(walk.Actual)),
                Alternative("best-model", Plain(others.BestModel), Plain(walk.Actual)),
                Alternative("equal-weight", Plain(others.EqualWeight), Plain(walk.Actual)),
                Alternative("nothing", 0, Plain(walk.Actual)),
            ],
            committed is { } known ? Json.Plain(known.Amount) : null,
            Share(walk.Actual, committed),
            Share(walk.Best, committed)
        );
    }

    public static IReadOnlyList<RegretTermEntry> Sum(IReadOnlyList<RegimeRegretEntry> regimes) =>
        [
            .. regimes
                .SelectMany(r => r.Terms)
                .GroupBy(t => t.Term)
                .Select(g => g.First() with { Nmr = g.Sum(t => t.Nmr) }),
        ];

    public static IReadOnlyList<AlternativeEntry> SumOfAlternatives(IReadOnlyList<RegimeRegretEntry> regimes) =>
        [
            .. regimes
                .SelectMany(r => r.Alternatives)
                .GroupBy(a => a.Name)
                .Select(g => g.First() with { Nmr = g.Sum(a => a.Nmr), Regret = g.Sum(a => a.Regret) }),
        ];

    private static RegretTermEntry Entry(RegretTerm term, decimal nmr) =>
        term switch
        {
            RegretTerm.ModelChoice => new("model-choice", nmr, "equal stakes on all models in place of the best one"),
            RegretTerm.MultiplierChoice => new(
                "multiplier-choice",
                nmr,
                "the multipliers that were chosen in place of the best ones"
            ),
            RegretTerm.Size => new("size", nmr, "the usual shares of the models in place of equal ones"),
            RegretTerm.Timing => new("timing", nmr, "each round's own stakes in place of the usual ones"),
            RegretTerm.Unexplained => new("unexplained", nmr, "what was paid beyond the formula"),
            _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
        };

    private static AlternativeEntry Alternative(string name, decimal nmr, decimal actual) =>
        new(name, nmr, actual - nmr, AlternativeWords(name));

    private static string AlternativeWords(string name) =>
        name switch
        {
            "best-multipliers" => "the same stakes with the multipliers that were best for them",
            "best-model" => "all stake on the model that was best for it, with its own multipliers",
            "equal-weight" => "the stake in equal parts on all models",
            "nothing" => "holding nothing at stake",
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };

    private static double? Share(Nmr amount, Nmr? capital) =>
        capital is { } known && known > Nmr.Zero ? (double)(amount.Amount / known.Amount) : null;

    private static decimal Plain(Nmr amount) => Json.Plain(amount.Amount);
}
