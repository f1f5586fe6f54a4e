using Ballast.Core.Rounds;
using Ballast.Core.Tiers;
using Ballast.Tests.Evidence;

namespace Ballast.Tests.Tiers;

/// <summary>Histories whose truth is known: daily rounds of 20 days, with the dates of the real calendar.</summary>
internal static class TierWorlds
{
    public const int FirstRound = 843;

    /// <summary>Daily rounds of a year.</summary>
    public const double RoundsAYear = 260;

    private static readonly TierRule Rule = new("r1", 20);

    /// <summary>The rounds of a universe; some rounds can lie under a later rule.</summary>
    /// <param name="universe">What is true.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="newRule">The first round, counted from 0, under a second rule; null without one.</param>
    /// <param name="skill">What is added to the return of a strategy in a round, counted from 0.</param>
    public static TierRounds Make(
        Universe universe,
        ulong seed,
        int? newRule = null,
        Func<int, int, double>? skill = null
    )
    {
        var panel = universe.Make(seed);
        return new TierRounds(
            panel.Models,
            [
                .. panel.Rounds.Select(
                    (round, t) =>
                        new TierRound(
                            round.Round,
                            t >= newRule ? new TierRule("r2", 20) : Rule,
                            RoundCalendar.CloseTime(round.Round),
                            RoundCalendar.ResolveTime(round.Round, 20),
                            [.. panel.Models.Select((_, m) => panel.Values(m)[t] + (skill?.Invoke(m, t) ?? 0))]
                        )
                ),
            ]
        );
    }

    /// <summary>Walks to the end of the last round.</summary>
    public static TierHistory Walk(TierPolicy policy, TierRounds rounds) =>
        TierWalk.Run(policy, rounds, rounds.Rounds[^1].ResolvesAt, TestContext.Current.CancellationToken);
}
