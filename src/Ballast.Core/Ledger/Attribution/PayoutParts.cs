using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Attribution;

/// <summary>One payout taken apart: what each score made of it, what the clip cut, what the formula does not explain.</summary>
/// <remarks>
/// The parts add up to <see cref="Payout"/> exactly, in 18 places. A score's part is stake x factor x multiplier x score; where the clip
/// bites, what it took or spared is a part of its own, because it cannot be laid on one score. Where it does not, the last places that
/// rounding each part leaves over go to the first score.
/// </remarks>
internal sealed record PayoutParts
{
    private PayoutParts() { }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>NMR at risk; null where it is not known.</summary>
    public required Nmr? AtRisk { get; init; }

    /// <summary>Reported payout, below zero for a burn.</summary>
    public required Nmr Payout { get; init; }

    /// <summary>Part of each paid score, in the order of the rule's terms.</summary>
    public required IReadOnlyList<(Metric Metric, Nmr Part)> Scores { get; init; }

    /// <summary>Formula with the clip less formula without it.</summary>
    public required Nmr Clip { get; init; }

    /// <summary>Reported less computed; the whole payout where nothing can be computed.</summary>
    public required Nmr Unexplained { get; init; }

    /// <summary>Whether the round has resolved: else the payout is a projection.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Takes a reported payout apart.</summary>
    /// <param name="position">The position; it has a payout.</param>
    /// <param name="computed">What the formula pays; null where a factor of it is not known.</param>
    /// <param name="products">Multiplier x score of each term; empty where nothing is computed, or where the round does not pay.</param>
    /// <param name="payoutFactor">The factor.</param>
    /// <param name="isClipped">Whether the clip bit.</param>
    /// <exception cref="ArgumentException">The position has no payout, or a computed one without its stake.</exception>
    public static PayoutParts Split(
        Position position,
        Nmr? computed,
        IReadOnlyList<(Metric Metric, decimal Product)> products,
        decimal payoutFactor,
        bool isClipped
    )
    {
        ArgumentNullException.ThrowIfNull(position);
        if (position.Payout is not { } payout || (computed is not null && position.AtRisk is null))
            throw new ArgumentException("Only a reported payout has parts.", nameof(position));
        List<(Metric Metric, Nmr Part)> scores = computed is null
            ? []
            : [.. products.Select(p => (p.Metric, position.AtRisk!.Value * (payoutFactor * p.Product)))];
        var beyond = (computed ?? Nmr.Zero) - Amounts.Sum(scores.Select(s => s.Part));
        if (!isClipped && scores.Count > 0)
        {
            scores[0] = (scores[0].Metric, scores[0].Part + beyond);
            beyond = Nmr.Zero;
        }
        return new PayoutParts
        {
            Model = position.Model,
            Round = position.Round,
            AtRisk = position.AtRisk,
            Payout = payout,
            Scores = scores,
            Clip = beyond,
            Unexplained = payout - (computed ?? Nmr.Zero),
            IsFinal = position.IsFinal,
        };
    }
}
