using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>
/// What all other stakers of a round have at risk. A world holds some dozens of models of several thousand; the rest are here as
/// a sum, so that payout factors are of the size that real rounds had (0.09 to 0.13 on Classic in 2025-26).
/// </summary>
internal static class OtherStakes
{
    private const double Persistence = 0.99;
    private const double Spread = 0.12;

    /// <summary>NMR at risk by others, one amount a round.</summary>
    public static decimal[] Create(ulong seed, Tournament tournament, int firstRound, int rounds)
    {
        var place = tournament.Slug() + " totals";
        var noise = Series.Autoregressive(new SeededRandom(seed, place), rounds, Persistence);
        var totals = new decimal[rounds];
        for (var t = 0; t < rounds; t++)
        {
            var level = Level(tournament, firstRound + t);
            totals[t] = decimal.Round(level * (decimal)Math.Max(0.3, 1 + (Spread * noise[t])), 6);
        }
        return totals;
    }

    private static decimal Level(Tournament tournament, int round) =>
        (tournament, round) switch
        {
            (Tournament.Classic, < 258) => 200_000m,
            (Tournament.Classic, < 474) => 420_000m,
            (Tournament.Classic, _) => 680_000m,
            (Tournament.Signals, _) => 190_000m,
            _ => 26_000m,
        };
}
