using Ballast.Core.Text;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>How a score ripens, and how often nowcasts of it held, in words.</summary>
internal static class MaturityWords
{
    /// <summary>Two sentences.</summary>
    public static string Write(MaturityEntry score)
    {
        if (score.Shortage is { } shortage)
            return $"{score.Metric}: {SharedSentences.NotEnough(shortage)}.";
        var record = score.Coverage.FirstOrDefault(c => c.Part == "all");
        var held = record is null
            ? "No past nowcast can be checked yet"
            : $"Of {Format.Count(record.Cases)} past nowcasts {Format.PlainPercent(record.Covered80, 0)} lay inside 80 %, {Format.PlainPercent(record.Covered95, 0)} inside 95 % ({Format.Number(record.IndependentRounds, 1)} independent rounds); {Format.PlainPercent(record.WrongSign, 0)} of the shown scores had the wrong sign";
        return $"{score.Metric}, {score.Days} days: {Ground(score)}. {held}.";
    }

    private static string Ground(MaturityEntry score)
    {
        var laws = score.Fits.Count(f => f.Basis == "law" && f.Day > 0);
        return laws == 0 ? "measured on resolved rounds"
            : laws >= score.Fits.Count - 1 ? "no daily history, so by the law of a sum of independent days"
            : $"measured, days 1 to {score.Fits.Last(f => f.Basis == "law").Day} by the law of a sum of independent days";
    }
}
