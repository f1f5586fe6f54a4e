using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Report;

namespace Ballast.Server.Charts;

/// <summary>What the charts draw beside the document itself: curves that follow from its series, worked out here and not in the page.</summary>
/// <param name="Equity">Of each subject of the risk document, in its order.</param>
/// <param name="Rolling">The same.</param>
/// <param name="Field">Of each score of the field document, of each of its models.</param>
internal sealed record ChartData(
    IReadOnlyList<EquityCurve> Equity,
    IReadOnlyList<RollingMeasures> Rolling,
    IReadOnlyList<IReadOnlyList<RollingPercentile>> Field
)
{
    /// <summary>The curves of a report.</summary>
    public static ChartData Of(ReportAnswer document) =>
        new(
            [.. document.Risk.Subjects.Select(s => EquityCurve.Of(s))],
            [.. document.Risk.Subjects.Select(s => RollingMeasures.Of(s.Series))],
            [.. (document.Field?.Scores ?? []).Select(Curves)]
        );

    /// <summary>As one line of JSON.</summary>
    public string Json() => JsonSerializer.Serialize(this, ChartDataJson.Default.ChartData);

    /// <summary>The curves of a score, model by model.</summary>
    public static IReadOnlyList<RollingPercentile> Curves(FieldScoreEntry score) =>
        [.. score.Models.Select(m => RollingPercentile.Of(m.Series))];
}

/// <summary>How the curves become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartDataJson : JsonSerializerContext;
