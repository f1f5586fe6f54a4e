using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Attribution;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Account;

/// <summary>Reported payouts of an account with what the formula says about each.</summary>
internal sealed class PayoutBook
{
    private readonly SortedDictionary<string, int> _notComputed = new(StringComparer.Ordinal);

    /// <param name="facts">Positions with everything they are computed from.</param>
    /// <param name="states">Tells settled ones from open ones.</param>
    public PayoutBook(PayoutFacts facts, StakeStates states)
    {
        foreach (var position in facts.Positions)
        {
            switch (states.Of(position))
            {
                case StakeState.Open or StakeState.ResolvedSince:
                    Unsettled.Add(position);
                    break;
                case StakeState.PayoutMissing:
                    PayoutsMissing++;
                    break;
                case StakeState.Settled:
                    Settled.Add(Entry(facts, position));
                    break;
            }
        }
        Unresolved = UnsettledStakes.Of(Unsettled, states);
    }

    /// <summary>Settled payouts, ordered by model and round.</summary>
    public List<BookedPayout> Settled { get; } = [];

    /// <summary>Positions that had not settled when they were last reported.</summary>
    public List<Position> Unsettled { get; } = [];

    /// <summary>The stakes among <see cref="Unsettled"/>, added up.</summary>
    public UnresolvedEntry Unresolved { get; }

    /// <summary>Resolved positions with a stake whose payout is not stored.</summary>
    public int PayoutsMissing { get; private set; }

    /// <summary>Settled payouts that cannot be computed, by reason.</summary>
    public IReadOnlyDictionary<string, int> NotComputed => _notComputed;

    private BookedPayout Entry(PayoutFacts facts, Position position)
    {
        switch (facts.Compute(position))
        {
            case Outcome<PayoutComputation>.Done { Value: { IsComparable: true } computed }:
                // A round that does not pay has no parts: what was paid all the same is unexplained.
                List<(Metric, decimal)> products = computed.Pays
                    ? [.. computed.Terms.Select(t => (t.Metric, t.Product))]
                    : [];
                var parts = PayoutParts.Split(
                    position,
                    computed.Payout,
                    products,
                    computed.PayoutFactor,
                    computed.Clipped
                );
                return new BookedPayout(position, parts, computed);
            // Settled, while the stored scores are from before: it cannot be taken apart by them.
            case Outcome<PayoutComputation>.Done:
                Note(PayoutFacts.NotFinal);
                break;
            case Outcome<PayoutComputation>.Refused { Refusal: var refusal }:
                Note(refusal.Code);
                break;
        }
        return new BookedPayout(position, PayoutParts.Split(position, null, [], 0, false), null);
    }

    private void Note(string reason) => _notComputed[reason] = _notComputed.GetValueOrDefault(reason) + 1;
}

/// <summary>A settled payout.</summary>
/// <param name="Position">As reported.</param>
/// <param name="Parts">Taken apart.</param>
/// <param name="Computed">By the formula; null where it cannot be.</param>
internal sealed record BookedPayout(Position Position, PayoutParts Parts, PayoutComputation? Computed);
