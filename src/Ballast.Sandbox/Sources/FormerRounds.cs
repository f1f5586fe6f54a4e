using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>
/// Rounds of the tournaments before Classic took number 8, in April 2019 with round 153. Old clients still ask for tournament 1. Nobody's part in them is kept.
/// </summary>
/// <remarks>Numbers and days follow the arithmetic of weekly rounds (domain notes, section 2.1); which numbers each of the seven had is not public: inferred.</remarks>
internal static class FormerRounds
{
    private const int Last = 152;
    private const int MostTournaments = 7;

    /// <summary>Whether a number is that of such a tournament.</summary>
    public static bool IsFormer(Tournament tournament) => (int)tournament is >= 1 and <= MostTournaments;

    /// <summary>Their rounds, ascending; all have long resolved.</summary>
    public static IEnumerable<RoundRecord> All(Tournament tournament) =>
        Enumerable.Range(1, Last).Select(number => Make(tournament, number));

    private static RoundRecord Make(Tournament tournament, int number)
    {
        var opens = RoundCalendar.OpenTime(number);
        return new RoundRecord
        {
            Id = Ids.Uuid(0, $"former round {(int)tournament}", number),
            Tournament = tournament,
            Number = number,
            OpenTime = opens,
            CloseTime = opens.AddDays(2),
            ScoreTime = opens.AddDays(5),
            ResolveTime = opens.AddDays(32),
            Clip = 0.25m,
            Atomic = false,
            Resolved = true,
        };
    }
}
