using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Explain;

/// <summary>Every factor of one payout, exact.</summary>
public static class PayoutExplanation
{
    /// <summary>Explains the payout of a model in a round.</summary>
    /// <returns>A refusal where a score, a multiplier or the factor is not known and was not given.</returns>
    public static Outcome<PayoutComputation> Run(AsOfView view, ExplainRequest request) =>
        ModelSelection
            .Of(view, [request.Model])
            .Then(models =>
            {
                var round = request.Round ?? Newest(view, models[0]);
                if (SharedSentences.NoRoundYet(view, round) is { } refusal)
                    return refusal;
                var source = new PayoutFacts(view, models, round, round);
                var position = source.PositionOf(models[0], round) ?? NoPosition(models[0], round, view.AsOf);
                return source.Compute(Overridden(position, request), request.Rule);
            });

    /// <summary>The newest round of a model that settled; without one the newest that has a score, or else the first one.</summary>
    private static int Newest(AsOfView view, string model)
    {
        var states = new StakeStates(view);
        var settled = view.Positions([model]).Where(p => states.Of(p) == StakeState.Settled).Select(p => p.Round);
        var newest = settled.DefaultIfEmpty().Max();
        return newest > 0 ? newest
            : view.Metrics.Count > 0
                ? view.NewestScoredRounds(view.Query([model], view.Metrics)).Values.DefaultIfEmpty(1).Max()
            : 1;
    }

    private static Position NoPosition(string model, int round, DateTimeOffset asOf) =>
        new()
        {
            Model = model,
            Round = round,
            IsFinal = false,
            Known = KnownTime.Assumed(asOf),
        };

    private static Position Overridden(Position position, ExplainRequest request) =>
        position with
        {
            AtRisk = request.Stake ?? position.AtRisk,
            Multipliers = request.Multipliers ?? position.Multipliers,
            PayoutFactor = request.PayoutFactor ?? position.PayoutFactor,
        };
}

/// <summary>The question of an explanation. What is given stands in for what is recorded.</summary>
public sealed record ExplainRequest
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The round; null takes the newest that settled.</summary>
    public int? Round { get; init; }

    /// <summary>NMR at risk; null takes what is recorded.</summary>
    public Nmr? Stake { get; init; }

    /// <summary>Multipliers; null takes what is recorded, else what the rule fixes.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Payout factor; null takes what is recorded.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>A rule in place of the round's own.</summary>
    public PayoutRule? Rule { get; init; }
}
