using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Returns;

/// <summary>When rounds closed and resolved, recorded or by the calendar, and by which rule they paid.</summary>
internal sealed class RoundDates(
    PayoutTimeline timeline,
    Tournament tournament,
    IReadOnlyDictionary<int, RoundFacts> facts
)
{
    private const int UsualScoreDays = 20;

    public PayoutRule? RuleOf(int round) => timeline.At(tournament, round).Rule;

    public DateTimeOffset ResolvedAt(int round) =>
        FactsOf(round).Resolve(RuleOf(round)?.ScoreDays ?? UsualScoreDays).Time;

    /// <summary>When the stake of a round was fixed.</summary>
    public DateTimeOffset ClosedAt(int round) =>
        FactsOf(round) is { CloseStakingTime: { } close } ? close : RoundCalendar.CloseTime(round);

    public DateOnly Day(int round) => DateOnly.FromDateTime(ResolvedAt(round).UtcDateTime);

    public ReturnRound Of(int round) => new(round, Day(round), RuleOf(round));

    private RoundFacts FactsOf(int round) =>
        facts.GetValueOrDefault(round) ?? new RoundFacts { Tournament = tournament, Number = round };
}
