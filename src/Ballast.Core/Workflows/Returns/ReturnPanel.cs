using Ballast.Core.Ledger;
using Ballast.Core.Payouts;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Returns of models over rounds, and of all of them together.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Basis">What the returns are a share of.</param>
/// <param name="Assumption">What was assumed, in words.</param>
/// <param name="Models">One row each.</param>
/// <param name="Rounds">One column each, ascending.</param>
/// <param name="Values">Models x rounds, shares of the committed capital; NaN for missing.</param>
/// <param name="PositionValues">The same as shares of what was at risk in the round alone; under the legacy rules no different.</param>
/// <param name="Mix">Return of all models together, one a round; NaN for missing.</param>
/// <param name="MixWords">How the mix was weighted.</param>
/// <param name="Skipped">Models that have no return, with the reason.</param>
/// <param name="InterimRounds">Rounds that have resolved since, while their stored scores are from before.</param>
internal sealed record ReturnPanel(
    ReturnSource Source,
    CapitalBasis Basis,
    string Assumption,
    IReadOnlyList<string> Models,
    IReadOnlyList<ReturnRound> Rounds,
    double[][] Values,
    double[][] PositionValues,
    double[] Mix,
    string MixWords,
    IReadOnlyList<SkippedModel> Skipped,
    IReadOnlyList<int> InterimRounds
)
{
    /// <summary>Rounds with scores that take no part, by reason.</summary>
    public IReadOnlyList<SkippedRounds> SkippedRounds { get; init; } = [];

    /// <summary>Stretches of columns under one rule, oldest first. A later return to the same rule would be a stretch of its own.</summary>
    public IReadOnlyList<(PayoutRule? Rule, int First, int Count)> Regimes()
    {
        var regimes = new List<(PayoutRule?, int, int)>();
        var first = 0;
        for (var i = 1; i <= Rounds.Count; i++)
        {
            if (i < Rounds.Count && Rounds[i].Rule?.Id == Rounds[first].Rule?.Id)
                continue;
            regimes.Add((Rounds[first].Rule, first, i - first));
            first = i;
        }
        return regimes;
    }

    /// <summary>By which law the NMR of rounds under a rule is staked again.</summary>
    public Compounding LawOf(PayoutRule? rule) => Compounding.Of(rule, Basis);

    /// <summary>The rules of the rounds, in the order of rounds.</summary>
    public IReadOnlyList<RuleSpan> RuleSpans() => RuleSpan.Of(Rounds.Select(r => (r.Round, r.Rule)));
}

/// <summary>A round of a panel.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Date">When it resolved, recorded or by the calendar.</param>
/// <param name="Rule">Its rule; null where none is known.</param>
internal sealed record ReturnRound(int Round, DateOnly Date, PayoutRule? Rule);

/// <summary>Where returns come from.</summary>
public enum ReturnSource
{
    /// <summary>Settled where a stake is stored, else computed.</summary>
    Auto,

    /// <summary>Reported payouts over stakes.</summary>
    Settled,

    /// <summary>Scores, paid by the rules.</summary>
    Computed,
}
