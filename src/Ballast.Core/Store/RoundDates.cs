using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>When rounds closed and resolved, recorded or by the calendar, and by which rule they paid.</summary>
internal sealed class RoundDates(RoundRules rules, IReadOnlyDictionary<int, RoundFacts> facts)
{
    private const int UsualScoreDays = 20;

    /// <summary>Through this round the stake of the first scoring Thursday counted, from the next on that of the deadline.</summary>
    /// <remarks>Source: domain notes, section 3.2; real stakes that nobody touched fit no other moment.</remarks>
    private const int LastRoundOfLateStakes = 297;

    public PayoutRule? RuleOf(int round) => rules.At(round).Rule;

    /// <summary>Whether the round locks positions of its own.</summary>
    public bool IsAtomic(int round) => RuleOf(round)?.Staking == StakingSystem.AtomicPerRound;

    public DateTimeOffset OpenedAt(int round) => FactsOf(round).Open().Time;

    /// <summary>Scoring days of a round: those of its rule, and 20 where none is known.</summary>
    public int ScoreDaysOf(int round) => RuleOf(round)?.ScoreDays ?? UsualScoreDays;

    public DateTimeOffset ResolvedAt(int round) => FactsOf(round).Resolve(ScoreDaysOf(round)).Time;

    /// <summary>When the stake of a round was fixed.</summary>
    public DateTimeOffset StakeFixedAt(int round)
    {
        var known = FactsOf(round);
        return round <= LastRoundOfLateStakes
            ? ScoredFrom(round)
            : known.CloseStakingTime ?? RoundCalendar.CloseTime(round);
    }

    /// <summary>The first round whose stake is fixed after a moment.</summary>
    public int FirstFixedAfter(DateTimeOffset moment)
    {
        // Recorded times move a round by some days at most, so the calendar is near enough to begin with.
        const int Around = 10;
        var round = Math.Max(1, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(moment.UtcDateTime)) - Around);
        while (StakeFixedAt(round) <= moment)
            round++;
        return round;
    }

    /// <summary>When the first score of a round appears.</summary>
    public DateTimeOffset ScoredFrom(int round) => FactsOf(round).ScoreTime ?? RoundCalendar.ScoreTime(round);

    /// <summary>The day on which a round resolved: settled money counts at it.</summary>
    public DateOnly Day(int round) => DateOnly.FromDateTime(ResolvedAt(round).UtcDateTime);

    private RoundFacts FactsOf(int round) =>
        facts.GetValueOrDefault(round) ?? new RoundFacts { Tournament = rules.Tournament, Number = round };
}
