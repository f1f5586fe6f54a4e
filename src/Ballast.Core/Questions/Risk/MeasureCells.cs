using Ballast.Core.Text;

namespace Ballast.Core.Questions.Risk;

/// <summary>Measures as cells, each in its unit.</summary>
internal static class MeasureCells
{
    /// <summary>The value.</summary>
    public static Cell Value(MeasureEntry measure) =>
        measure.Unit switch
        {
            "share" => Cell.PlainPercent(measure.Value, 2),
            "rounds" => measure.Value is { } v ? Cell.About(v) : Cell.Missing(),
            _ => Cell.Number(measure.Value, 4),
        };

    /// <summary>Its 95 % interval, or why there is none.</summary>
    public static Cell Interval(MeasureEntry measure) =>
        measure.NoInterval is { } reason
            ? Cell.Missing(IntervalReasons.InWords(reason))
            : Between(measure.Unit, measure.Low, measure.High);

    /// <summary>What a fresh record shows; nothing for a measure of the true process.</summary>
    public static Cell Fresh(MeasureEntry measure) =>
        measure.FreshLow is null ? Cell.Empty : Between(measure.Unit, measure.FreshLow, measure.FreshHigh);

    private static Cell Between(string unit, double? low, double? high) =>
        Cell.Words($"{End(unit, low)} to {End(unit, high)}");

    private static string End(string unit, double? value) =>
        value is not { } known
            ? Format.Unknown
            : unit switch
            {
                "share" => Format.PlainPercent(known, 2),
                "rounds" => Format.About(known),
                _ => Format.Number(known, 4),
            };
}
