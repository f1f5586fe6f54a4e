using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Datasets;

/// <summary>What rows are called. Classic gives each row of each round a name of its own; tickers and symbols stay.</summary>
internal static class RoundIds
{
    private static readonly string[] Markets = ["US", "US", "US", "JP", "LN", "GR", "FP", "HK"];

    /// <summary>The ids of a round, in their own order, which is the order that breaks ties.</summary>
    public static string[] Create(ulong seed, Tournament tournament, int round, int rows)
    {
        var random =
            tournament == Tournament.Classic
                ? new SeededRandom(seed, "classic ids", round)
                : new SeededRandom(seed, tournament.Slug() + " ids");
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        while (ids.Count < rows)
            ids.Add(Create(random, tournament));
        return [.. ids];
    }

    /// <summary>The market of a ticker, for which Numerai says country.</summary>
    public static string Country(string ticker) => ticker[^2..];

    /// <summary>A made-up FIGI of a ticker.</summary>
    public static string Figi(string ticker) => "BBG" + Ids.Hex(0, "figi " + ticker, 5)[2..11].ToUpperInvariant();

    private static string Create(SeededRandom random, Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic => "n" + random.Next().ToString("x16", CultureInfo.InvariantCulture)[1..],
            Tournament.Signals => Letters(random, 3, 4) + " " + random.Pick(Markets),
            _ => Letters(random, 3, 5),
        };

    private static string Letters(SeededRandom random, int least, int most)
    {
        var letters = new char[random.Integer(least, most)];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = (char)('A' + random.Integer(0, 25));
        return new string(letters);
    }
}
