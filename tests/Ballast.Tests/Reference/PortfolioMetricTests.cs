using System.Globalization;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Measures of mixes of models. Reference: figures published by BorisVSchmid/numerai-vladthestaker in February 2026 (R), and random
/// mixes computed with pandas and numpy (oracles/expected/portfolio_metrics, definitions inside); tolerance 1e-10.
/// </summary>
public sealed class PortfolioMetricTests
{
    private const double Tolerance = 1e-10;

    [Fact]
    public void Portfolio_PublishedTables_GiveTheirFigures()
    {
        using var line = Filled();
        var rows = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "portfolio_metrics", "vlad_tables.json")))
            .RootElement.GetProperty("rows");
        foreach (var row in rows.EnumerateArray().Where(r => r.Text("set") == "all_rounds"))
        {
            var weights =
                row.GetProperty("weights").ValueKind == JsonValueKind.Object
                    ? row.GetProperty("weights").EnumerateObject().Select(w => (w.Name, w.Value.GetDouble()))
                    : [(row.Text("portfolio"), 1.0)];
            var answer = Portfolio(line, weights, []);
            Compare(answer, row, row.Text("portfolio"));
            answer.Number("volatility").ShouldBe(row.GetProperty("alt").Number("std_ddof1"), Tolerance);
            answer.Number("maxDrawdownAdditive").ShouldBe(row.GetProperty("alt").Number("maxdd_additive"), Tolerance);
        }
    }

    [Fact]
    public void Portfolio_LastSixtyCompleteRounds_GiveThePublishedFigures()
    {
        using var line = Filled();
        var rows = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "portfolio_metrics", "vlad_tables.json")))
            .RootElement.GetProperty("rows");
        var row = rows.EnumerateArray()
            .First(r => r.Text("set") == "last_60_oos_rounds" && r.Text("portfolio") == "overlap");
        var weights = row.GetProperty("weights").EnumerateObject().Select(w => (w.Name, w.Value.GetDouble()));
        Compare(Portfolio(line, weights, ["--from", "1133"]), row, "overlap, last 60");
    }

    [Fact]
    public void Portfolio_RandomMixes_GiveTheReferenceFigures()
    {
        using var line = Filled();
        var mixes = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "portfolio_metrics", "random_mixes.json")))
            .RootElement;
        foreach (var mix in mixes.EnumerateArray())
        {
            var models = mix.GetProperty("models").EnumerateArray().Select(m => m.GetString()!);
            var weights = mix.GetProperty("weights").EnumerateArray().Select(w => w.GetDouble());
            var answer = Portfolio(
                line,
                models.Zip(weights),
                ["--from", $"{mix.Whole("start")}", "--to", $"{mix.Whole("end")}"]
            );
            Compare(answer, mix, mix.Text("id"));
            answer.Number("var").ShouldBe(mix.Number("var_type7"), Tolerance);
            answer.Number("volatility").ShouldBe(mix.Number("std_ddof1"), Tolerance);
            answer.Number("sharpe").ShouldBe(mix.Number("ret") / mix.Number("std_ddof1"), 1e-9);
            answer.Number("maxDrawdownAdditive").ShouldBe(mix.Number("maxdd_additive"), Tolerance);
        }
    }

    private static void Compare(JsonElement answer, JsonElement expected, string name)
    {
        answer.Whole("rounds").ShouldBe(expected.Whole("n"), name);
        answer.Number("return").ShouldBe(expected.Number("ret"), Tolerance, name);
        answer.GetProperty("means").Number("corr").ShouldBe(expected.Number("corr_return"), Tolerance, name);
        answer.Number("cvar").ShouldBe(expected.Number("cvar"), Tolerance, name);
        answer.Number("maxDrawdown").ShouldBe(expected.Number("maxdd"), Tolerance, name);
    }

    private static JsonElement Portfolio(
        CommandLine line,
        IEnumerable<(string Model, double Weight)> weights,
        string[] range
    ) =>
        line.Json([
            "portfolio",
            .. weights.Select(w => $"{w.Model}={w.Weight.ToString("R", CultureInfo.InvariantCulture)}"),
            .. range,
            "--score",
            "corr=0.75,mmc=2.25",
        ]);

    private static CommandLine Filled() => RecordedStore.SixteenModels.CopyTo(new CommandLine());
}
