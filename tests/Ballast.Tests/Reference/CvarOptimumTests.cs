using System.Globalization;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Minimum CVaR and most return per CVaR on real scores, asked as a user asks. Reference: HiGHS over pandas frames (oracles/expected/cvar_optimum, definition inside);
/// objectives to 1e-7. Weights may differ where several mixes are as good, so they are not compared.
/// </summary>
public sealed class CvarOptimumTests
{
    private const double Tolerance = 1e-7;

    [Fact]
    public void Allocate_RealDailyScores_IsAsGoodAsTheReferenceAndSaysIllPosedWhereItDoes()
    {
        using var line = RecordedStore.SixteenModels.CopyTo(new CommandLine());
        foreach (var expected in Cases("cases.json"))
        {
            var id = expected.Text("id");
            var range = Range(expected, "corr=0.75,mmc=2.25");
            var plain = Ask(line, range, ["--method", "min-cvar,max-return-per-cvar,equal"]);
            plain.Whole("rounds").ShouldBe(expected.Whole("rounds"), id);
            var safest = Method(plain, "min-cvar");
            safest.Number("objective").ShouldBe(expected.GetProperty("min_cvar").Number("objective"), Tolerance, id);
            safest
                .GetProperty("inSample")
                .Number("mean")
                .ShouldBe(expected.GetProperty("min_cvar").Number("mean"), 1e-5, id);
            Method(plain, "equal")
                .GetProperty("inSample")
                .Number("cvar")
                .ShouldBe(expected.GetProperty("equal_weight").Number("cvar"), Tolerance, id);
            Ratio(Method(plain, "max-return-per-cvar"), expected.GetProperty("tangency"), id);
            MinCvar(line, range, ["--cap", "0.35"])
                .ShouldBe(expected.GetProperty("min_cvar_cap_0.35").Number("objective"), Tolerance, id);
            MinCvar(line, range, ["--alpha", "0.10"])
                .ShouldBe(expected.GetProperty("min_cvar_alpha_0.10").Number("objective"), Tolerance, id);
            foreach (var point in expected.GetProperty("frontier").EnumerateArray())
            {
                var mean = point.Number("min_mean").ToString("R", CultureInfo.InvariantCulture);
                MinCvar(line, range, ["--min-mean", mean]).ShouldBe(point.Number("min_cvar"), Tolerance, id);
            }
        }
    }

    [Fact]
    public void Allocate_RealWeeklyScores_IsAsGoodAsTheReference()
    {
        using var line = RecordedStore.TwoThousandModels.CopyTo(new CommandLine());
        foreach (var expected in Cases("weekly_cases.json"))
        {
            var id = expected.Text("id");
            var range = Range(expected, "corr=1,mmc=2");
            var plain = Ask(line, range, ["--method", "min-cvar,max-return-per-cvar,equal"]);
            plain.Whole("rounds").ShouldBe(expected.Whole("rounds"), id);
            Method(plain, "min-cvar")
                .Number("objective")
                .ShouldBe(expected.GetProperty("min_cvar").Number("objective"), Tolerance, id);
            Method(plain, "equal")
                .GetProperty("inSample")
                .Number("cvar")
                .ShouldBe(expected.Number("equal_weight_cvar"), Tolerance, id);
            Ratio(Method(plain, "max-return-per-cvar"), expected.GetProperty("tangency"), id);
            foreach (
                var capped in expected
                    .EnumerateObject()
                    .Where(p => p.Name.StartsWith("min_cvar_cap_", StringComparison.Ordinal))
            )
            {
                var cap = capped.Name["min_cvar_cap_".Length..].Replace('_', '.');
                MinCvar(line, range, ["--cap", cap]).ShouldBe(capped.Value.GetDouble(), Tolerance, id);
            }
        }
    }

    private static void Ratio(JsonElement method, JsonElement expected, string id)
    {
        if (expected.TryGetProperty("objective_mean_over_cvar", out var ratio))
        {
            method.Text("status").ShouldBe("ok", id);
            // The ratio is as exact as its CVaR, which is small.
            method.Number("objective").ShouldBe(ratio.GetDouble(), Tolerance * ratio.GetDouble() * 10, id);
        }
        else
        {
            method.Text("status").ShouldBe("ill-posed", id);
            method.Text("reason").ShouldContain("losing tail");
        }
    }

    private static IEnumerable<JsonElement> Cases(string file) =>
        JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "cvar_optimum", file)))
            .RootElement.GetProperty("cases")
            .EnumerateArray();

    private static string[] Range(JsonElement expected, string score) =>
        [
            .. expected.GetProperty("models").EnumerateArray().Select(m => m.GetString()!),
            "--raw",
            "--score",
            score,
            "--from",
            $"{expected.Whole("start")}",
            "--to",
            $"{expected.Whole("end")}",
        ];

    private static JsonElement Ask(CommandLine line, string[] range, string[] more) =>
        line.Json(["allocate", .. range, .. more]);

    private static double MinCvar(CommandLine line, string[] range, string[] more) =>
        Method(Ask(line, range, ["--method", "min-cvar", .. more]), "min-cvar").Number("objective");

    private static JsonElement Method(JsonElement answer, string name) =>
        answer.GetProperty("methods").EnumerateArray().First(m => m.Text("method") == name);
}
