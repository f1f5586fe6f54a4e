using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>What a source reported about a model's stake on one day (UTC).</summary>
/// <remarks>
/// A day that no source reported has no record at all; null means that its sources left the value out. Neither is ever zero.
/// </remarks>
public sealed record StakeDay
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>NMR staked.</summary>
    public Nmr? Staked { get; init; }

    /// <summary>Payouts of running rounds as projected that day; below 0 is a burn.</summary>
    public Nmr? PayoutPending { get; init; }

    /// <summary>Payouts settled that day; below 0 is a burn.</summary>
    public Nmr? PayoutSettled { get; init; }

    /// <summary>The multipliers that were chosen.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Whether payouts were taken out instead of staked on.</summary>
    public bool? TakesProfit { get; init; }

    /// <summary>When it is known: a bare day counts at its end.</summary>
    public DateTimeOffset KnownAt => new(Date.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Whether the source said anything.</summary>
    public bool SaysAnything =>
        Staked is not null
        || PayoutPending is not null
        || PayoutSettled is not null
        || Multipliers is not null
        || TakesProfit is not null;

    /// <summary>This report with a later source's laid over it; what that one left out stays.</summary>
    public StakeDay OverlaidBy(StakeDay later) =>
        this with
        {
            Staked = later.Staked ?? Staked,
            PayoutPending = later.PayoutPending ?? PayoutPending,
            PayoutSettled = later.PayoutSettled ?? PayoutSettled,
            Multipliers = later.Multipliers ?? Multipliers,
            TakesProfit = later.TakesProfit ?? TakesProfit,
        };
}
