using System.Globalization;
using System.Text.Json;
using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Ranks;
using Ballast.Core.Risk.Measures;
using Ballast.Tests.Evidence;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Does the first half predict the second? Reference: oracles/expected/risk/persistence.json, computed with pandas and scipy from real scores
/// (1e-9). The first half goes up to the round before the split, the second begins at the split plus the embargo.
/// </summary>
public sealed class PersistenceTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Correlations_OfEveryReferenceRanking_AreScipys()
    {
        var count = 0;
        // Entries about hundreds of models bring the answers only.
        foreach (var entry in Entries().Where(e => e.GetProperty("models").ValueKind == JsonValueKind.Array))
        {
            foreach (var criterion in entry.GetProperty("by").EnumerateObject())
            {
                Compare(Half(criterion.Value, "first_half"), Half(criterion.Value, "second_half"), criterion.Value);
                count++;
            }
        }
        count.ShouldBe(42);
    }

    [Fact]
    public void Halves_OfRealRounds_RankAsTheReferenceDoes()
    {
        using var store = Filled();
        var corr = Wide("daily_data_corr_abs.csv");
        var mmc = Wide("daily_data_mmc_abs.csv");
        var mixed = corr.ToDictionary(
            p => p.Key,
            p => (0.75 * p.Value) + (2.25 * mmc.GetValueOrDefault(p.Key, double.NaN))
        );
        var entries = Entries().Where(e => e.Text("dataset") == "vlad_2026-02").ToList();
        entries.Count.ShouldBe(5);
        foreach (var entry in entries)
        {
            string[] models = [.. entry.GetProperty("models").EnumerateArray().Select(m => m.GetString()!)];
            var split = entry.Whole("split_round");
            var first = (entry.Whole("start"), split - 1);
            var second = (split + entry.Whole("embargo_rounds"), entry.Whole("end"));
            foreach (var criterion in entry.GetProperty("by").EnumerateObject())
            {
                double[] Rank((int From, int To) half) =>
                    criterion.Name switch
                    {
                        "mean_corr" => Scored(corr, models, half, new MeasureCriterion(new MeanReturn())),
                        "mean_second_metric" => Scored(mmc, models, half, new MeasureCriterion(new MeanReturn())),
                        "mean_075c_225m" => Scored(mixed, models, half, new MeasureCriterion(new MeanReturn())),
                        "sharpe_075c_225m" => Scored(mixed, models, half, new MeasureCriterion(new Sharpe())),
                        "seed_average_payout_best_combo" => Paid(store, models, half, "average", null),
                        "seed_total_payout_TC3_CORR1" => Paid(store, models, half, "total", (1, 3)),
                        _ => throw new InvalidOperationException(criterion.Name),
                    };
                var (before, after) = (Rank(first), Rank(second));
                Close(before, Half(criterion.Value, "first_half"), criterion.Name);
                Close(after, Half(criterion.Value, "second_half"), criterion.Name);
                Compare(before, after, criterion.Value);
            }
        }
    }

    private static void Compare(double[] before, double[] after, JsonElement expected)
    {
        var spearman = RankCorrelation.Spearman(before, after);
        spearman.ShouldBe(expected.Number("spearman"), Tolerance);
        RankCorrelation
            .SpearmanPValue(spearman, expected.Whole("n"))
            .ShouldBe(expected.Number("spearman_p"), Tolerance);
        RankCorrelation.KendallTauB(before, after).ShouldBe(expected.Number("kendall_tau_b"), Tolerance);
    }

    private static void Close(double[] values, double[] expected, string what)
    {
        values.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < values.Length; i++)
            values[i].ShouldBe(expected[i], Math.Max(Math.Abs(expected[i]), 1) * Tolerance, what);
    }

    /// <summary>A half as the past of the moment at which its last round became known.</summary>
    private static double[] Scored(
        Dictionary<(string Model, int Round), double> scores,
        string[] models,
        (int From, int To) half,
        ICriterion criterion
    )
    {
        var rounds = Universe.Days(1200 - 843);
        double[][] values =
        [
            .. models.Select(m => rounds.Select(r => scores.GetValueOrDefault((m, r.Round), double.NaN)).ToArray()),
        ];
        var panel = new EvidencePanel(models, rounds, values);
        var past = panel.PastAt(
            rounds.Single(r => r.Round == half.To).KnownAt,
            half.To - half.From + 1,
            cancellation: TestContext.Current.CancellationToken
        );
        past.Rounds[0].Round.ShouldBe(half.From);
        return [.. criterion.Score(past)];
    }

    /// <summary>Payouts per model by the backtest: of one combination, else of the half's own best one.</summary>
    private static double[] Paid(
        CommandLine store,
        string[] models,
        (int From, int To) half,
        string mode,
        (double Corr, double Mmc)? combination
    )
    {
        var answer = store.Json([
            "backtest",
            .. models,
            "--from",
            $"{half.From}",
            "--to",
            $"{half.To}",
            "--mode",
            mode,
            "--rounds",
            "all",
            "--grid",
            "corr=0,0.5,1",
            "--grid",
            "mmc=0,0.5,1,1.5,2,2.5,3",
        ]);
        var rankings = answer
            .GetProperty("models")
            .EnumerateArray()
            .ToDictionary(
                m => m.Text("model").ToUpperInvariant(),
                m => m.GetProperty("ranking").EnumerateArray().ToList()
            );
        return
        [
            .. models.Select(m =>
                rankings[m]
                    .First(r =>
                        combination is not { } c
                        || (
                            r.GetProperty("multipliers").Number("corr").Equals(c.Corr)
                            && r.GetProperty("multipliers").Number("mmc").Equals(c.Mmc)
                        )
                    )
                    .Number("value")
            ),
        ];
    }

    private static double[] Half(JsonElement criterion, string name) =>
        [.. criterion.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static List<JsonElement> Entries() =>
        [
            .. JsonDocument
                .Parse(File.ReadAllText(Oracles.File("expected", "risk", "persistence.json")))
                .RootElement.EnumerateArray(),
        ];

    private static Dictionary<(string Model, int Round), double> Wide(string name)
    {
        var lines = File.ReadAllLines(Oracles.File("data", "vlad_2026-02", name));
        var models = lines[0].Split(',');
        var cells = new Dictionary<(string, int), double>();
        foreach (var fields in lines.Skip(1).Select(l => l.Split(',')))
        {
            for (var i = 1; i < fields.Length; i++)
            {
                if (double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                    cells[(models[i].Trim('"'), int.Parse(fields[0], CultureInfo.InvariantCulture))] = value;
            }
        }
        return cells;
    }

    private static CommandLine Filled() => RecordedStore.SixteenModels.CopyTo(new CommandLine());
}
