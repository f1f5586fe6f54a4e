using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Attribution;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Money;

/// <summary>Reported payouts of an account with what the formula says about each.</summary>
internal sealed class PayoutBook
{
    private readonly SortedDictionary<string, int> _notComputed = new(StringComparer.Ordinal);

    public PayoutBook(PayoutFacts facts)
    {
        foreach (var position in facts.Positions.Where(HasMoney))
        {
            if (!position.IsFinal)
                Open.Add(position);
            else if (position.Payout is null)
                PayoutsMissing++;
            else
                Settled.Add(Entry(facts, position));
        }
    }

    /// <summary>Settled payouts, ordered by model and round.</summary>
    public List<BookedPayout> Settled { get; } = [];

    /// <summary>Positions of rounds that had not resolved when they were last reported.</summary>
    public List<Position> Open { get; } = [];

    /// <summary>Resolved positions with a stake whose payout is not stored.</summary>
    public int PayoutsMissing { get; private set; }

    /// <summary>Settled payouts that cannot be computed, by reason.</summary>
    public IReadOnlyDictionary<string, int> NotComputed => _notComputed;

    private static bool HasMoney(Position position) =>
        position.AtRisk is { } stake && stake > Nmr.Zero || position.Payout is { } payout && payout != Nmr.Zero;

    private BookedPayout Entry(PayoutFacts facts, Position position)
    {
        switch (facts.Compute(position))
        {
            case Outcome<PayoutComputation>.Done { Value: var computed }:
                // A round that does not pay has no parts: what was paid all the same is unexplained.
                List<(Metric, decimal)> products = computed.Pays
                    ? [.. computed.Terms.Select(t => (t.Metric, t.Product))]
                    : [];
                var parts = PayoutParts.Of(
                    position,
                    computed.Payout,
                    products,
                    computed.PayoutFactor,
                    computed.Clipped
                );
                return new BookedPayout(position, parts, computed);
            case Outcome<PayoutComputation>.Refused { Refusal: var refusal }:
                _notComputed[refusal.Code] = _notComputed.GetValueOrDefault(refusal.Code) + 1;
                break;
        }
        return new BookedPayout(position, PayoutParts.Of(position, null, [], 0, false), null);
    }
}

/// <summary>A settled payout.</summary>
/// <param name="Position">As reported.</param>
/// <param name="Parts">Taken apart.</param>
/// <param name="Computed">By the formula; null where it cannot be.</param>
internal sealed record BookedPayout(Position Position, PayoutParts Parts, PayoutComputation? Computed);
