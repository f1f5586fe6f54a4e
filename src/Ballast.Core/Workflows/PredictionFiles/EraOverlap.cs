using System.Globalization;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>How many eras in a row share days of their target.</summary>
/// <remarks>
/// Numerai's eras are a week apart, and a target is of 20 business days (4 weeks) or 60 (12): its name ends with the number. Eras that are dates are as far apart as
/// they say. A file that holds every fourth era only has eras that share nothing.
/// </remarks>
internal static class EraOverlap
{
    private const int DaysOfAWeek = 7;
    private const int EarliestDate = 19_000_101;

    /// <summary>The overlap, at least 1.</summary>
    /// <param name="target">Name of the target.</param>
    /// <param name="eras">In the order of time.</param>
    public static int Find(string target, IReadOnlyList<string> eras)
    {
        var weeks = target.EndsWith("60", StringComparison.Ordinal) ? 12 : 4;
        double[] places = [.. eras.Select(Week)];
        double[] steps = [.. places.Skip(1).Select((p, i) => p - places[i]).Where(s => s > 0).Order()];
        return steps.Length == 0 ? weeks : Math.Max(1, (int)Math.Ceiling(weeks / steps[steps.Length / 2]));
    }

    /// <summary>What an interval takes for granted.</summary>
    public static string InWords(int overlap) =>
        overlap == 1
            ? "Eras are taken to share no days of the target (--overlap)."
            : $"{overlap} eras in a row are taken to share days of the target (--overlap), and the intervals know it.";

    /// <summary>Weeks since some day; NaN for a name that is neither a number nor a date.</summary>
    private static double Week(string era)
    {
        if (
            DateOnly.TryParseExact(
                era,
                ["yyyy-MM-dd", "yyyyMMdd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day.DayNumber / (double)DaysOfAWeek;
        return
            int.TryParse(era, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < EarliestDate
            ? number
            : double.NaN;
    }
}
