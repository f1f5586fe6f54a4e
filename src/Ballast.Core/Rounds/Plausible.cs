using System.Globalization;

namespace Ballast.Core.Rounds;

/// <summary>
/// Bounds that no true value passes, whoever brings it: what lies beyond them is a slip (wei for NMR, a percentile for a score, a broken
/// export) and is refused, so that nothing computed later can overflow. Every method answers null for a value that can be, else the reason.
/// </summary>
/// <remarks>The bounds are wide on purpose: they separate what cannot be from what is rare, and judge nothing else.</remarks>
public static class Plausible
{
    /// <summary>NMR that can ever exist. Source: the token's contract since its change of 2019 (maximum supply 11 million).</summary>
    public const decimal Supply = 11_000_000m;

    /// <summary>The largest weight ever paid is 15 (Classic from R1343).</summary>
    public const decimal LargestMultiplier = 100m;

    /// <summary>One NMR in the smallest of today's currencies costs some millions of units.</summary>
    public const decimal LargestPrice = 1_000_000_000m;

    /// <summary>Numerai's names have at most some 20 characters.</summary>
    public const int LongestName = 200;

    /// <summary>The longest known name of a score has 24 characters.</summary>
    public const int LongestMetric = 64;

    /// <summary>The first round opened at the end of 2015.</summary>
    public static readonly DateTimeOffset FirstTime = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>No announced time lies so far ahead.</summary>
    public static readonly DateTimeOffset EndOfTime = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A score. Percentiles lie in [0, 1]; correlations and contributions (covariances with a target in [0, 1]) in [-1, 1]; TC, alpha, MPC and the
    /// season score, which are no correlations, in [-10, 10]; what Ballast does not know in [-1,000,000, 1,000,000].
    /// </summary>
    public static string? Score(Metric metric, double score)
    {
        var (low, high) = ScoreBounds(metric);
        return score >= low && score <= high
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{metric} {score:R} is not between {low} and {high}");
    }

    /// <summary>A stake: 0 or more, and not above the supply.</summary>
    public static string? Stake(Nmr stake) =>
        stake < Nmr.Zero ? $"the stake {stake} is below 0" : Amount(stake, "stake");

    /// <summary>An amount of NMR, below 0 for a burn.</summary>
    public static string? Amount(Nmr amount, string what) =>
        Math.Abs(amount.Amount) <= Supply
            ? null
            : $"the {what} of {amount} NMR is more than there is ({Supply:#,##0})"
                + (
                    amount.Amount == decimal.Truncate(amount.Amount)
                        ? "; is it in wei, of which 10^18 are one NMR?"
                        : ""
                );

    /// <summary>A payout against its stake: nobody loses more than was at risk. The stake may be rounded to the ninth place.</summary>
    public static string? Burn(Nmr payout, Nmr stake)
    {
        const decimal Rounding = 0.000000001m;
        return payout.Amount < -(stake.Amount + Rounding) ? $"the burn {-payout} is more than the stake {stake}" : null;
    }

    /// <summary>A multiplier.</summary>
    public static string? Multiplier(Metric metric, decimal value) =>
        value is >= 0 and <= LargestMultiplier
            ? null
            : $"the multiplier {Text(value)} of {metric} is not between 0 and {LargestMultiplier}";

    /// <summary>A payout factor.</summary>
    public static string? Factor(decimal factor) =>
        factor is >= 0 and <= 1 ? null : $"the payout factor {Text(factor)} is not between 0 and 1";

    /// <summary>The price of one NMR, in whatever currency.</summary>
    public static string? Price(decimal price) =>
        price is > 0 and <= LargestPrice
            ? null
            : $"the price {Text(price)} is not above 0 and at most {LargestPrice:#,##0}";

    /// <summary>A time that was or is announced.</summary>
    public static string? Time(DateTimeOffset time) =>
        time >= FirstTime && time < EndOfTime
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd} is not between 2015 and 2100");

    /// <summary>A model's name: some characters, none of them a control character, a lost one or half of one.</summary>
    public static string? Name(string name) => Text(name, "the model's name", LongestName);

    /// <summary>A score's name and version.</summary>
    public static string? MetricName(Metric metric) => Text(metric.ToString(), "the score's name", LongestMetric);

    /// <summary>Any other short text that is kept: an id, what a source calls a thing.</summary>
    public static string? Label(string text, string what) => Text(text, what, LongestName);

    internal static (double Low, double High) ScoreBounds(Metric metric)
    {
        if (metric.IsPercentile)
            return (0, 1);
        return metric.Name switch
        {
            "tc" or "canonTc" or "alpha" or "mpc" or "seasonScore" => (-10, 10),
            _ => MetricNames.IsKnown(metric.Name) ? (-1, 1) : (-1e6, 1e6),
        };
    }

    private static string? Text(string text, string what, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"{what} is empty";
        if (text.Length > longest)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{what} has {text.Length} characters; at most {longest} can be"
            );
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half of a pair is enumerated as the replacement character too.
            if (rune == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(rune))
                return $"{what} holds a character that cannot be shown";
        }
        return null;
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
