using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Legacy;

/// <summary>A model's part in a legacy round that has not resolved yet.</summary>
public sealed record LegacyRound
{
    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>NMR the round can pay on or burn from: fixed for its life (domain notes, section 3.2).</summary>
    public required Nmr AtRisk { get; init; }

    /// <summary>When the stake was fixed.</summary>
    public required DateTimeOffset FixedAt { get; init; }

    /// <summary>When the round is expected to resolve.</summary>
    public required DateTimeOffset ResolvesAt { get; init; }

    /// <summary>Whether take profit was on when the stake was fixed.</summary>
    public required bool TakesProfit { get; init; }
}
