namespace Ballast.Core.Rounds;

/// <summary>What sources said about one round. Everything a source left out is null; nothing here is worked out.</summary>
public sealed record RoundFacts
{
    /// <summary>The tournament the round belongs to.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The round's number.</summary>
    public required int Number { get; init; }

    /// <summary>When the window opened.</summary>
    public DateTimeOffset? OpenTime { get; init; }

    /// <summary>When the window for submissions closed.</summary>
    public DateTimeOffset? CloseTime { get; init; }

    /// <summary>When the window for stakes closed.</summary>
    public DateTimeOffset? CloseStakingTime { get; init; }

    /// <summary>When the first score appears.</summary>
    public DateTimeOffset? ScoreTime { get; init; }

    /// <summary>When the round resolves: planned while it runs, real afterwards.</summary>
    public DateTimeOffset? ResolveTime { get; init; }

    /// <summary>Share of the payout that is paid, in [0, 1]; known from scoring on.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>Total stake up to which everything is paid in full; 0 for rounds that do not pay.</summary>
    public Nmr? StakeThreshold { get; init; }

    /// <summary>NMR at risk in the round, all stakers together.</summary>
    public Nmr? TotalAtStake { get; init; }

    /// <summary>Payouts less burns of the round, all stakers together.</summary>
    public Nmr? TotalPayout { get; init; }

    /// <summary>Whether Numerai called the round resolved.</summary>
    public bool? Resolved { get; init; }

    /// <summary>
    /// These facts, with those of a later source laid over them. What the later source left out stays; so a file that only
    /// brings payout factors does not take the times away.
    /// </summary>
    public RoundFacts OverlaidBy(RoundFacts later) =>
        this with
        {
            OpenTime = later.OpenTime ?? OpenTime,
            CloseTime = later.CloseTime ?? CloseTime,
            CloseStakingTime = later.CloseStakingTime ?? CloseStakingTime,
            ScoreTime = later.ScoreTime ?? ScoreTime,
            ResolveTime = later.ResolveTime ?? ResolveTime,
            PayoutFactor = later.PayoutFactor ?? PayoutFactor,
            StakeThreshold = later.StakeThreshold ?? StakeThreshold,
            TotalAtStake = later.TotalAtStake ?? TotalAtStake,
            TotalPayout = later.TotalPayout ?? TotalPayout,
            Resolved = later.Resolved ?? Resolved,
        };

    /// <summary>When the round opened: recorded, else by the calendar.</summary>
    public KnownTime Open() =>
        OpenTime is { } t ? KnownTime.Recorded(t) : KnownTime.Assumed(RoundCalendar.OpenTime(Number));

    /// <summary>When the round resolves: recorded, else by the calendar for a target of so many scoring days.</summary>
    public KnownTime Resolve(int scoreDays = 20) =>
        ResolveTime is { } t ? KnownTime.Recorded(t) : KnownTime.Assumed(RoundCalendar.ResolveTime(Number, scoreDays));
}
