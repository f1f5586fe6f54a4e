using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// The three payout scripts that participants pass around. Reference: the scripts themselves, run unchanged with pandas 1.5.3 and
/// numpy 1.24 on real scores (oracles/expected/seed_scripts, cases.json and model_tables.json); version 1 and 2 add up, version 3 has
/// both modes. Keys read "TC x - CORR y"; the data sets vlad and jos2021 feed MMC where the scripts read TC.
/// </summary>
public sealed class SeedScriptTests
{
    private const double Tolerance = 1e-9;

    private static readonly string[] CorrGrid = ["--grid", "corr=0,0.5,1"];

    [Fact]
    public void Backtest_EveryCaseOfTheScripts_GivesTheirValues()
    {
        using var stores = new Stores();
        var cases = Cases().Where(c => c.TryGetProperty("rankings", out _)).ToList();
        cases.Count.ShouldBeGreaterThan(800);
        foreach (var c in cases)
        {
            // With NaN for a missing score pandas adds nothing up to 0; Ballast says that there is nothing.
            var addsNothingUp = c.Whole("rounds_used") == 0;
            var answer = stores.Backtest(
                c.Text("dataset"),
                [c.Text("model")],
                c.GetProperty("start").GetInt32(),
                c.GetProperty("end").GetInt32(),
                c.Text("mode")
            );
            answer.Code.ShouldBe(addsNothingUp ? 1 : 0, $"{c.Text("id")}: {answer.Out}");
            if (addsNothingUp)
                continue;
            var model = JsonDocument.Parse(answer.Out).RootElement.GetProperty("models")[0];
            Compare(c, model, stores.Contribution(c.Text("dataset")));
            model.GetProperty("roundsUsed").GetInt32().ShouldBe(c.GetProperty("rounds_used").GetInt32(), c.Text("id"));
            model
                .GetProperty("roundsMissing")
                .GetInt32()
                .ShouldBe(c.GetProperty("rounds_missing").GetInt32(), c.Text("id"));
        }
    }

    [Fact]
    public void Backtest_WhereTheScriptsFail_AnswersWithCountsOrARefusal()
    {
        using var stores = new Stores();
        var cases = Cases().Where(c => c.TryGetProperty("error", out _)).ToList();
        cases.ShouldNotBeEmpty();
        foreach (var c in cases)
        {
            var answer = stores.Backtest(
                c.Text("dataset"),
                [c.Text("model")],
                c.GetProperty("start").GetInt32(),
                c.GetProperty("end").GetInt32(),
                c.Text("mode")
            );
            var document = JsonDocument.Parse(answer.Out).RootElement;
            if (c.GetProperty("rounds_used").GetInt32() > 0)
                document
                    .GetProperty("models")[0]
                    .GetProperty("roundsUsed")
                    .GetInt32()
                    .ShouldBe(c.GetProperty("rounds_used").GetInt32(), c.Text("id"));
            else
            {
                answer.Code.ShouldBe(1, c.Text("id"));
                document.Text("schema").ShouldBe("ballast.error/1", c.Text("id"));
            }
        }
    }

    [Fact]
    public void Backtest_TablesOfModels_RankTheModelsByTheirBestCombination()
    {
        using var stores = new Stores();
        var tables = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "seed_scripts", "model_tables.json")))
            .RootElement;
        foreach (var table in tables.EnumerateArray())
        {
            var rows = table.GetProperty("table").EnumerateArray().ToList();
            var names = rows.Select(r => r[0].GetString()!).ToArray();
            var answer = stores.Backtest(
                table.Text("dataset"),
                names,
                table.GetProperty("start").GetInt32(),
                table.GetProperty("end").GetInt32(),
                table.Text("mode")
            );
            answer.Code.ShouldBe(0, answer.Out);
            var best = JsonDocument.Parse(answer.Out).RootElement.GetProperty("best").EnumerateArray().ToList();
            best.Count.ShouldBe(rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                best[i]
                    .GetProperty("value")
                    .GetDouble()
                    .ShouldBe(rows[i][2].GetDouble(), Allowed(rows[i][2].GetDouble()));
                // Equal values have no order: the scripts take names as they come, Ballast by alphabet.
                var sameValue = rows.Where(r =>
                    Math.Abs(r[2].GetDouble() - rows[i][2].GetDouble()) <= Allowed(r[2].GetDouble())
                );
                sameValue
                    .Select(r => r[0].GetString()!.ToLowerInvariant())
                    .ShouldContain(best[i].Text("model").ToLowerInvariant());
            }
        }
    }

    private static void Compare(JsonElement expected, JsonElement model, string contribution)
    {
        var values = model
            .GetProperty("ranking")
            .EnumerateArray()
            .ToDictionary(
                r => Key(r.GetProperty("multipliers"), contribution),
                r => r.GetProperty("value").GetDouble()
            );
        var rankings = expected.GetProperty("rankings").EnumerateArray().ToList();
        values.Count.ShouldBe(rankings.Count, expected.Text("id"));
        foreach (var entry in rankings)
            values[entry[0].GetString()!]
                .ShouldBe(entry[1].GetDouble(), Allowed(entry[1].GetDouble()), expected.Text("id"));
        var inOurOrder = model
            .GetProperty("ranking")
            .EnumerateArray()
            .Select(r => r.GetProperty("value").GetDouble())
            .ToList();
        inOurOrder.ShouldBe([.. inOurOrder.OrderDescending()], expected.Text("id"));
    }

    private static double Allowed(double value) => Math.Max(Tolerance, Tolerance * Math.Abs(value));

    private static string Key(JsonElement multipliers, string contribution) =>
        $"TC {multipliers.GetProperty(contribution).GetDouble():0.0} - CORR {multipliers.GetProperty("corr").GetDouble():0.0}";

    private static List<JsonElement> Cases() =>
        [
            .. JsonDocument
                .Parse(File.ReadAllText(Oracles.File("expected", "seed_scripts", "cases.json")))
                .RootElement.EnumerateArray(),
        ];

    /// <summary>One store a data set, filled once.</summary>
    private sealed class Stores : IDisposable
    {
        private readonly Dictionary<string, CommandLine> _stores = [];

        public string Contribution(string dataset) => dataset == "jos2022tc" ? "tc" : "mmc";

        public CommandLine.Said Backtest(string dataset, string[] models, int from, int to, string mode)
        {
            if (!_stores.TryGetValue(dataset, out var store))
                _stores[dataset] = store = Filled(dataset);
            string[] grid = [.. CorrGrid, "--grid", $"{Contribution(dataset)}=0,0.5,1,1.5,2,2.5,3"];
            return store.Run([
                "backtest",
                .. models,
                "--from",
                $"{from}",
                "--to",
                $"{to}",
                "--mode",
                mode.ToLowerInvariant(),
                "--rounds",
                "all",
                .. grid,
                "--json",
            ]);
        }

        public void Dispose()
        {
            foreach (var store in _stores.Values)
                store.Dispose();
        }

        private static CommandLine Filled(string dataset)
        {
            var store = new CommandLine();
            if (dataset == "vlad")
                return RecordedStore.SixteenModels.CopyTo(store);
            if (dataset == "jos2021")
                return RecordedStore.TwoThousandModels.CopyTo(store);
            return RecordedStore
                .OfFile(Oracles.File("data", "jos_2022-07", "round_model_performances_20220723.csv"))
                .CopyTo(store);
        }
    }
}
