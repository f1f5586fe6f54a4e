using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Settlement;

/// <summary>
/// The sandbox's own table of what each round pays. Written out a second time on purpose: the main product reads its rules from
/// shipped data, and two independent answers can be set against each other.
/// </summary>
/// <remarks>
/// Source: domain notes, sections 2.1, 3.3 and 4.2, and the announcements they quote. A rule holds until the next one of its
/// tournament begins. Where a span's first round is not documented, the earliest consistent one is used.
/// </remarks>
internal static class PayRules
{
    private static readonly decimal[] HalvesToTwo = [0m, 0.5m, 1m, 2m];

    private static readonly decimal[] HalvesToThree = [0m, 0.5m, 1m, 1.5m, 2m, 2.5m, 3m];

    private static readonly PayRule[] Table =
    [
        new(Tournament.Classic, 183, [new("corr", 1m)], 0.25m, null),
        // One of the two, never both: 2 x mmc instead of corr.
        new(Tournament.Classic, 213, [new("corr", 0m, 1m), new("mmc", 0m, 2m)], 0.25m, null),
        new(Tournament.Classic, 222, [new("corr", 1m), new("mmc", 0m, 1m)], 0.25m, null),
        new(Tournament.Classic, 242, [new("corr", 1m), new("mmc", HalvesToTwo)], 0.25m, null),
        new(Tournament.Classic, 258, [new("corr", 1m), new("mmc", HalvesToTwo)], 0.25m, 300_000m, 20, true),
        new(Tournament.Classic, 311, [new("corr", 1m), new("tc", HalvesToTwo)], 0.25m, 300_000m, 20, true),
        new(Tournament.Classic, 316, [new("corr", 1m), new("tc", HalvesToThree)], 0.25m, 300_000m),
        new(Tournament.Classic, 474, [new("corr", 0m, 0.5m, 1m), new("tc", HalvesToThree)], 0.05m, 72_000m),
        new(Tournament.Classic, 484, [new("corr20V2", 0m, 0.5m, 1m), new("tc", HalvesToThree)], 0.05m, 72_000m),
        new(
            Tournament.Classic,
            589,
            [new("corr20V2", 0m, 0.5m, 1m, 1.5m, 2m), new("tc", 0m, 0.5m, 1m)],
            0.05m,
            72_000m,
            SecondNeedsDouble: true
        ),
        new(Tournament.Classic, 650, [new("corr20V2", 0.5m), new("mmc", 2m)], 0.05m, 72_000m),
        new(Tournament.Classic, 1172, [new("corr20V2", 0.75m), new("mmc", 2.25m)], 0.05m, 72_000m),
        new(Tournament.Signals, 279, [new("corr", 2m), new("mmc", 0m, 0.5m, 1m, 2m, 3m)], 0.25m, 100_000m),
        new(Tournament.Signals, 474, [new("corr", 2m), new("tc", 0m, 0.5m, 1m, 2m, 3m)], 0.05m, 36_000m),
        new(Tournament.Signals, 499, [new("fncV4", 1m, 1.5m, 2m), new("tc", 0m, 0.5m, 1m, 2m, 3m)], 0.05m, 36_000m),
        new(
            Tournament.Signals,
            589,
            [new("fncV4", 1m, 1.5m, 2m), new("tc", 0m, 0.5m, 1m)],
            0.05m,
            36_000m,
            SecondNeedsDouble: true
        ),
        new(Tournament.Signals, 714, [new("fncV4", 1m), new("mmc", 2m)], 0.05m, 36_000m),
        new(Tournament.Signals, 1085, [new("alpha", 0.3m), new("mpc", 0.8m)], 0.017m, 36_000m, 60),
        // The wider clip rests on one note; a docs page of June 2026 still printed the old one.
        new(Tournament.Signals, 1172, [new("alpha", 0.3m), new("mpc", 0.8m)], 0.035m, 36_000m, 60),
        new(Tournament.Signals, 1363, [new("neutral_corr", 0.5m), new("neutral_mmc", 2m)], 0.035m, 36_000m, 60),
        new(Tournament.Crypto, 769, [new("corr", 1m), new("mmc", 2m)], 0.05m, 10_000m),
        new(Tournament.Crypto, 929, [new("corr", 0m), new("mmc", 1m)], 0.05m, 10_000m),
    ];

    /// <summary>Rules of positions locked round by round; <c>First</c> is where they really began or were planned to.</summary>
    private static readonly PayRule[] AtomicTable =
    [
        new(Tournament.Classic, 1343, [new("corr60", 3m), new("mmc60", 15m)], 1m, null, 60, Atomic: true),
        // Announced, its date withdrawn: in force only in worlds that choose a cutover for Signals.
        new(Tournament.Signals, int.MaxValue, [new("alpha", 4m), new("mpc", 8m)], 1m, null, 60, Atomic: true),
        new(Tournament.Crypto, 1292, [new("corr", 0.1m), new("mmc", 1m)], 1m, null, Atomic: true),
    ];

    /// <summary>The first round on positions of its own, as it was announced; <see cref="int.MaxValue"/> for none.</summary>
    public static int AnnouncedCutover(Tournament tournament) => Atomic(tournament).First;

    /// <summary>The rule a round opened under, and keeps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tournament did not exist yet, or its rules then are not known.</exception>
    public static PayRule Find(Tournament tournament, int round) =>
        Find(tournament, round, AnnouncedCutover(tournament));

    /// <summary>The rule of a round in a world whose atomic staking begins with a chosen round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tournament did not exist yet, or its rules then are not known.</exception>
    public static PayRule Find(Tournament tournament, int round, int cutover)
    {
        if (round >= cutover)
            return Atomic(tournament);
        return Table.LastOrDefault(r => r.Tournament == tournament && r.First <= round)
            ?? throw new ArgumentOutOfRangeException(
                nameof(round),
                round,
                $"No rule of {tournament} is known so early."
            );
    }

    /// <summary>The first round of a tournament that the sandbox can settle.</summary>
    public static int FirstRound(Tournament tournament) => Table.First(r => r.Tournament == tournament).First;

    /// <summary>Whether a round pays at all: the first weekday rounds, 340 to 473, were scored only.</summary>
    public static bool Pays(int round) => round is < 340 or > 473 || !RoundCalendar.IsWeekday(round);

    /// <summary>When the stake of a round counts: through round 297 that of the first scoring Thursday, then that of the deadline.</summary>
    /// <remarks>Source: domain notes, section 3.2. It makes the lag of four weeks, five from round 298 on.</remarks>
    public static DateTimeOffset StakesFixedAt(int round)
    {
        if (round > 297)
            return RoundCalendar.CloseTime(round);
        var thursday = RoundCalendar.OpenDate(round).AddDays(5);
        return new DateTimeOffset(thursday, new TimeOnly(15, 30), TimeSpan.Zero);
    }

    private static PayRule Atomic(Tournament tournament) => AtomicTable.First(r => r.Tournament == tournament);
}
