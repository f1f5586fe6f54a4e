using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>What a model had at stake in one round and what came of it, as Numerai reported it.</summary>
/// <remarks>Null means that the source left it out. A payout below zero is a burn.</remarks>
public sealed record Position
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>NMR at risk in the round.</summary>
    public Nmr? AtRisk { get; init; }

    /// <summary>The multipliers that were chosen or given.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>The payout factor shown beside the payout.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>Payout or burn: settled where <see cref="IsFinal"/>, else the projection of that moment.</summary>
    public Nmr? Payout { get; init; }

    /// <summary>Whether the round had resolved when this was reported.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>When this became known.</summary>
    public required KnownTime Known { get; init; }

    /// <summary>Whether the source said anything beyond the round's factor: a stake, multipliers or a payout.</summary>
    public bool SaysAnything => AtRisk is not null || Payout is not null || Multipliers is not null;
}
