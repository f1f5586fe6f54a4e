using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Evidence;

/// <summary>The rounds that come after those an answer rests on: when so many more of them will have resolved, and whether the rule lasts so long.</summary>
/// <param name="Last">The last round that the answer rests on.</param>
/// <param name="RuleEnds">The last round under its rule; null where none is known, or where the rule was asked for whatever the round.</param>
/// <param name="ScoreDays">Scoring days of a round: 4, 20 or 60.</param>
/// <param name="AsOf">The moment of the question.</param>
internal sealed record RoundsToCome(int Last, int? RuleEnds, int ScoreDays, DateTimeOffset AsOf)
{
    private const int UsualScoreDays = 20;

    /// <summary>The rounds after the last one under a rule.</summary>
    /// <param name="last">The last round that the answer rests on.</param>
    /// <param name="rule">Its rule; null where none is known.</param>
    /// <param name="isForced">Whether every round is paid by this rule, as if it never ended.</param>
    /// <param name="asOf">The moment of the question.</param>
    public static RoundsToCome Find(int last, PayoutRule? rule, bool isForced, DateTimeOffset asOf) =>
        new(last, isForced ? null : rule?.LastRound, rule?.ScoreDays ?? UsualScoreDays, asOf);

    /// <summary>The shortage with the day by which it will be over, by the calendar, or with the round that the rule ends with before.</summary>
    public Shortage Dated(Shortage shortage)
    {
        ArgumentNullException.ThrowIfNull(shortage);
        if (shortage.MoreRounds is not { } more)
            return shortage;
        var enough = Last + (long)more;
        if (RuleEnds is { } end && enough > end)
            return shortage with { RuleEnds = end, IsOver = end <= Last };
        if (enough > RoundCalendar.LargestRound || ScoreDays is not (4 or 20 or 60))
            return shortage;
        var resolves = RoundCalendar.ResolveTime((int)enough, ScoreDays);
        return shortage with { By = DateOnly.FromDateTime(resolves.UtcDateTime), HaveResolved = resolves <= AsOf };
    }
}
