using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Rules;

/// <summary>What the ledger takes for granted about staking, where sources give a number, disagree or are silent.</summary>
/// <remarks>Source: domain notes, sections 3 and 4. Of sources that disagree the later one is the default.</remarks>
public sealed record StakingRules
{
    private const int DaysToScoringThursday = 5;
    private const int WeeklyReleaseDays = 28;
    private static readonly TimeSpan ScoringTime = new(15, 30, 0);

    /// <summary>The defaults.</summary>
    public static StakingRules Default { get; } = new();

    /// <summary>Least increase of a request, NMR, from <see cref="LeastChangeFrom"/> on (forum, April 2021; section 3.5).</summary>
    public Nmr LeastChange { get; init; } = new(3m);

    /// <summary>From when on <see cref="LeastChange"/> holds.</summary>
    public DateTimeOffset LeastChangeFrom { get; init; } = new(2021, 4, 10, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Least release of a request, NMR. The forum's "change" may mean it too; no source says so, hence zero.</summary>
    public Nmr LeastRelease { get; init; } = Nmr.Zero;

    /// <summary>Least stake after an increase, NMR (docs 2020; section 3.5).</summary>
    public Nmr LeastStake { get; init; } = new(0.01m);

    /// <summary>First round in which payouts can go to the wallet (section 3.4).</summary>
    public int TakeProfitFrom { get; init; } = 270;

    /// <summary>Smaller payouts compound even with take profit on, NMR (forum, March 2024; section 3.4).</summary>
    public Nmr LeastTakenProfit { get; init; } = new(1m);

    /// <summary>First round in which <see cref="LeastTakenProfit"/> holds. When it began is not written: as long as there is take profit.</summary>
    public int LeastTakenProfitFrom { get; init; } = 270;

    /// <summary>First round whose stake counts as of the deadline; before it that of the first scoring Thursday counted (section 3.2).</summary>
    public int DeadlineStakesFrom { get; init; } = 298;

    /// <summary>How long a release takes where no round is active (quirk 16 of the domain notes: "can be tomorrow").</summary>
    public TimeSpan ReleaseWithoutRounds { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Waiting for releases that were asked for through round 297 (section 3.6).</summary>
    public WeeklyReleaseWait WeeklyReleases { get; init; } = WeeklyReleaseWait.LastActiveRound;

    /// <summary>An account younger than this sends no <see cref="SmallWithdrawal"/> or less (section 3.6).</summary>
    public TimeSpan YoungAccount { get; init; } = TimeSpan.FromDays(30);

    /// <summary>NMR up to which <see cref="YoungAccount"/> holds.</summary>
    public Nmr SmallWithdrawal { get; init; } = new(0.1m);

    /// <summary>How long a settled position may lie unclaimed before a scoring run finalises it (section 4.7).</summary>
    public TimeSpan ClaimGrace { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether idle NMR tops a settlement up to the configured amount under Compound ("acts like a floor", "minimum"). The other reading, "exactly, until
    /// payouts begin", stakes the settlement alone from then on; the same in steady state (sections 4.3 and 9).
    /// </summary>
    public bool CompoundTopsUp { get; init; } = true;

    /// <summary>Slices of a legacy stake after the cutover (section 4.8).</summary>
    public MigrationSlice Slice { get; init; } = MigrationSlice.OneOverOverlap;

    /// <summary>Releases pending at the cutover (section 4.8).</summary>
    public ReleaseAtCutover PendingRelease { get; init; } = ReleaseAtCutover.LowersFirstSettings;

    /// <summary>R: positions that a model has open at once, and what TVL is divided by for the stake of one (section 4.2).</summary>
    public static int Overlap(Tournament tournament) => tournament == Tournament.Crypto ? 24 : 64;

    /// <summary>The least increase that a request may ask for at a moment.</summary>
    public Nmr LeastIncrease(DateTimeOffset moment) => moment >= LeastChangeFrom ? LeastChange : Nmr.Zero;

    /// <summary>
    /// When the stake of a round is fixed, by the calendar: its close, and through round 297 the first scoring Thursday, five days after its opening. Real
    /// times are to be preferred where they are known.
    /// </summary>
    public DateTimeOffset StakesFixedAt(int round) =>
        round >= DeadlineStakesFrom
            ? RoundCalendar.CloseTime(round)
            : new DateTimeOffset(
                RoundCalendar
                    .OpenDate(round)
                    .AddDays(DaysToScoringThursday)
                    .ToDateTime(TimeOnly.FromTimeSpan(ScoringTime)),
                TimeSpan.Zero
            );

    /// <summary>The first moment after another at which a stake is fixed, by the calendar.</summary>
    public DateTimeOffset NextFixing(DateTimeOffset after)
    {
        // The fixing of a weekly round lies up to five days behind its opening, and so behind that of the round before.
        var round = Math.Max(1, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(after.UtcDateTime)) - 1);
        while (StakesFixedAt(round) <= after)
            round++;
        return StakesFixedAt(round);
    }

    /// <summary>Before which moment a release asked for at another is not paid, whatever resolves.</summary>
    internal DateTimeOffset ReleaseNotBefore(DateTimeOffset asked, bool hasActiveRounds)
    {
        if (WeeklyReleases == WeeklyReleaseWait.FourWeeksFromThursday && asked < StakesFixedAt(DeadlineStakesFrom - 1))
            return NextFixing(asked).AddDays(WeeklyReleaseDays);
        return hasActiveRounds ? asked : asked + ReleaseWithoutRounds;
    }
}
