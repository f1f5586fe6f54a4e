using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;

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
                var source = new PayoutFacts(view, models, request.Round, request.Round);
                var position =
                    source.PositionOf(models[0], request.Round) ?? NoPosition(models[0], request.Round, view.AsOf);
                return source.Compute(Overridden(position, request), request.Rule);
            });

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

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>NMR at risk; null takes what is recorded.</summary>
    public Nmr? Stake { get; init; }

    /// <summary>Multipliers; null takes what is recorded, else what the rule fixes.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Payout factor; null takes what is recorded.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>A rule in place of the round's own.</summary>
    public PayoutRule? Rule { get; init; }
}
