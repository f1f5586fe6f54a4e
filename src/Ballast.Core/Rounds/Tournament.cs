namespace Ballast.Core.Rounds;

/// <summary>One of Numerai's tournaments. The values are the ids every API argument uses.</summary>
/// <remarks>Source: domain notes on the API, section 1; the three share their round numbers from the same calendar.</remarks>
public enum Tournament
{
    /// <summary>Numerai Classic, id 8.</summary>
    Classic = 8,

    /// <summary>Numerai Signals, id 11.</summary>
    Signals = 11,

    /// <summary>Numerai Crypto, id 12.</summary>
    Crypto = 12,
}

/// <summary>Names of tournaments as users write them.</summary>
public static class Tournaments
{
    /// <summary>All tournaments, in the order of their ids.</summary>
    public static IReadOnlyList<Tournament> All { get; } = [Tournament.Classic, Tournament.Signals, Tournament.Crypto];

    /// <summary>The lower-case name used on the command line and in JSON: classic, signals or crypto.</summary>
    public static string Slug(this Tournament tournament) => tournament.ToString().ToLowerInvariant();

    /// <summary>Reads a name (classic, signals, crypto; any case) or an id (8, 11, 12).</summary>
    /// <returns>false where the text is neither.</returns>
    public static bool TryParse(string text, out Tournament tournament)
    {
        foreach (var candidate in All)
        {
            var id = ((int)candidate).ToString();
            if (text.Equals(candidate.Slug(), StringComparison.OrdinalIgnoreCase) || text == id)
            {
                tournament = candidate;
                return true;
            }
        }
        tournament = default;
        return false;
    }
}
