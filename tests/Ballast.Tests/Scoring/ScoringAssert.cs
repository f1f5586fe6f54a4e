using System.Text.Json;
using Ballast.Core.Scoring;

namespace Ballast.Tests.Scoring;

/// <summary>Holds values against those of an oracle.</summary>
internal static class ScoringAssert
{
    public const double Exact = 1e-9;
    public const double Neutral = 1e-7;

    /// <summary>Every value of an object of scores by model; null is a refusal.</summary>
    public static void Matches(
        JsonElement expected,
        Func<string, ScoringResult<double>> score,
        double tolerance = Exact
    )
    {
        foreach (var model in expected.EnumerateObject())
        {
            var result = score(model.Name);
            if (model.Value.ValueKind == JsonValueKind.Null)
                result.Refusal.ShouldBeOfType<ScoringRefusal.Constant>(model.Name);
            else
                Value(result).ShouldBe(model.Value.GetDouble(), tolerance, model.Name);
        }
    }

    /// <summary>A list of values.</summary>
    public static void Matches(JsonElement expected, IReadOnlyList<double> values, double tolerance = Exact)
    {
        var count = expected.GetArrayLength();
        count.ShouldBeGreaterThan(0);
        for (var i = 0; i < count; i++)
            values[i].ShouldBe(expected[i].GetDouble(), tolerance, $"value {i}");
    }

    public static T Value<T>(ScoringResult<T> result) =>
        result is ScoringResult<T>.Computed computed
            ? computed.Value
            : throw new ShouldAssertException($"no value: {result.Refusal!.Sentence}");
}
