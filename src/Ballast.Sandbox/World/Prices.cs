namespace Ballast.Sandbox.World;

/// <summary>Made-up prices: each currency has a worth in dollars that wanders, and every pair follows from two of them.</summary>
internal static class Prices
{
    /// <summary>Digits of a price that count.</summary>
    private const int Digits = 12;

    private const int MostPlaces = 20;

    private const double OfFiat = 0.1;

    /// <summary>How far a worth goes astray within how many days, as a share of it.</summary>
    private static readonly (double Days, double Share)[] Waves = [(0.25, 0.004), (2, 0.012), (13, 0.04), (97, 0.14)];

    /// <summary>Money, with its sign and about what a unit is worth, dollars.</summary>
    private static readonly (string Code, string Sign, decimal Worth)[] Money =
    [
        ("USD", "$", 1m),
        ("AUD", "A$", 0.66m),
        ("CAD", "CA$", 0.73m),
        ("CNY", "¥", 0.139m),
        ("EUR", "€", 1.09m),
        ("GBP", "£", 1.27m),
        ("JPY", "¥", 0.0067m),
        ("MXN", "MX$", 0.055m),
        ("ZAR", "R", 0.054m),
    ];

    private static readonly (string Code, decimal Worth)[] Coins =
    [
        ("NMR", 12.5m),
        ("BTC", 64_000m),
        ("ETH", 2_600m),
        ("SOL", 145m),
        ("BNB", 560m),
        ("XRP", 0.58m),
        ("ADA", 0.41m),
        ("AVAX", 27m),
        ("DOGE", 0.12m),
        ("DOT", 4.6m),
        ("LINK", 11.2m),
        ("LTC", 67m),
        ("UNI", 6.8m),
        ("ATOM", 4.9m),
        ("NEAR", 4.2m),
        ("XLM", 0.098m),
    ];

    /// <summary>The currencies that accounts can choose, with their signs.</summary>
    public static IEnumerable<(string Code, string Sign)> Currencies => Money.Select(m => (m.Code, m.Sign));

    /// <summary>The coins of the crypto tournament: NMR itself is none of them.</summary>
    public static IEnumerable<string> Symbols => Coins.Skip(1).Select(c => c.Code);

    /// <summary>What a unit of a currency is worth in another; null where one of them is not known.</summary>
    public static decimal? At(string from, string to, DateTimeOffset now) =>
        Worth(from, now) is { } a && Worth(to, now) is { } b ? Rounded(a / b) : null;

    /// <summary>Dollars for one NMR.</summary>
    public static decimal Nmr(DateTimeOffset now) => Rounded(Worth("NMR", now)!.Value);

    private static decimal? Worth(string code, DateTimeOffset now)
    {
        var symbol = code.ToUpperInvariant();
        if (symbol == "USD")
            return 1m;
        foreach (var (name, _, worth) in Money)
        {
            if (name == symbol)
                return worth * (1 + (decimal)(OfFiat * Wander(symbol, now)));
        }
        foreach (var (name, worth) in Coins)
        {
            if (name == symbol)
                return worth * (1 + (decimal)Wander(symbol, now));
        }
        return null;
    }

    /// <summary>Between fixed points of chance in a straight line, over short and long spans: no jump, and no look at any other moment.</summary>
    private static double Wander(string symbol, DateTimeOffset now)
    {
        var days = (now - DateTimeOffset.UnixEpoch).TotalDays;
        var sum = 0.0;
        for (var wave = 0; wave < Waves.Length; wave++)
        {
            var at = days / Waves[wave].Days;
            var step = (int)Math.Floor(at);
            var (left, right) = (Point(symbol, wave, step), Point(symbol, wave, step + 1));
            sum += Waves[wave].Share * (left + ((at - step) * (right - left)));
        }
        return sum;
    }

    private static double Point(string symbol, int wave, int step) =>
        (2 * new SeededRandom(1, symbol + " worth", wave, step).Uniform()) - 1;

    private static decimal Rounded(decimal price)
    {
        var places = Digits;
        for (var size = price; size >= 1 && places > 0; size /= 10)
            places--;
        for (var size = price; size < 0.1m && places < MostPlaces; size *= 10)
            places++;
        return decimal.Round(price, places);
    }
}
