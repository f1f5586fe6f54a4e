using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>A stake whose round has resolved, with what it brought.</summary>
/// <param name="Moment">When its round resolved: payouts and burns count from then, whenever they were claimed or, of a deferred burn, made final.</param>
/// <param name="FixedAt">When its stake was fixed: the settings of that moment count.</param>
/// <param name="Model">The model.</param>
/// <param name="Round">The round.</param>
/// <param name="IsAtomic">Whether it was a position of its own.</param>
/// <param name="AtRisk">NMR at risk; null where that is not stored.</param>
/// <param name="Payout">NMR; below zero is a burn.</param>
public sealed record SettledStake(
    DateTimeOffset Moment,
    DateTimeOffset FixedAt,
    StakedModel Model,
    int Round,
    bool IsAtomic,
    Nmr? AtRisk,
    Nmr Payout
);
