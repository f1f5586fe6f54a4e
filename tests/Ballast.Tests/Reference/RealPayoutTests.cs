using System.Globalization;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Payouts that Numerai really made. Reference: Numerai's API as recorded by jos1977/numerai_statistics in 2021 and 2022
/// (oracles/expected/real_payouts and oracles/data); tolerance 2e-8 of the stake, because scores come as float32.
/// </summary>
public sealed class RealPayoutTests
{
    [Fact]
    public void Reconcile_CorrAndMmcRounds225To277_MatchesEveryPayout()
    {
        using var line = new CommandLine();
        var file = Oracles.File("expected", "real_payouts", "corr_mmc_payouts.csv");
        line.Run("import", file).Code.ShouldBe(0);
        ShouldMatchAll(line.Json("reconcile"), File.ReadLines(file).Count() - 1);
    }

    [Theory]
    [InlineData("2022-07-22")]
    [InlineData("2022-07-23")]
    public void Reconcile_CorrAndTcRounds311To325_MatchesEveryPayoutOfTheSnapshot(string snapshot)
    {
        using var line = new CommandLine();
        var all = File.ReadAllLines(Oracles.File("expected", "real_payouts", "corr_tc_payouts.csv"));
        var ofSnapshot = all.Where((row, i) => i == 0 || row.StartsWith(snapshot, StringComparison.Ordinal)).ToArray();
        line.Run("import", line.Folder.Write("snapshot.csv", string.Join('\n', ofSnapshot))).Code.ShouldBe(0);
        ShouldMatchAll(line.Json("reconcile"), ofSnapshot.Length - 1);
    }

    [Fact]
    public void Reconcile_TwoSnapshotsInOneFile_UsesTheScoresOfTheNewestPayout()
    {
        using var line = new CommandLine();
        line.Run("import", Oracles.File("expected", "real_payouts", "corr_tc_payouts.csv")).Code.ShouldBe(0);
        ShouldMatchAll(line.Json("reconcile"), 405);
        // As of the evening of the first snapshot its own scores and projections hold, and they match as well.
        ShouldMatchAll(line.Json("reconcile", "--as-of", "2022-07-23T12:00:00Z"), 404);
    }

    [Fact]
    public void Reconcile_WholeYearOf2000Models_MatchesEveryPayoutFromRound225On()
    {
        using var line = RecordedStore.TwoThousandModels.CopyTo(new CommandLine());
        ShouldMatchAll(line.Json("reconcile", "--from", "225"), 49_830);
    }

    [Fact]
    public void Reconcile_RoundsBeforeTheRulesWereWritten_NamesWhatDoesNotMatch()
    {
        using var line = RecordedStore.TwoThousandModels.CopyTo(new CommandLine());
        var answer = line.Json("reconcile", "--from", "202", "--to", "204");
        answer.Whole("matched").ShouldBeLessThan(answer.Whole("pairs"));
        answer.GetProperty("mismatches")[0].Text("reason").ShouldContain("paid on a weighted score of");
    }

    /// <summary>Rounds 274-277 were open when the first file was written; of 423 of their payouts the later ones bring a final corr and no mmc.</summary>
    [Fact]
    public void Reconcile_FilesOfTwoYears_TakesNoProjectionForAWrongPayout()
    {
        using var line = RecordedStore.TwoThousandModels.CopyTo(new CommandLine());
        line.Run("import", Oracles.File("data", "jos_2022-04", "round_model_performances_20220409.csv.gz"))
            .Code.ShouldBe(0);
        line.Run("import", Oracles.File("data", "jos_2022-07", "round_model_performances_20220723.csv"))
            .Code.ShouldBe(0);
        var answer = line.Json("reconcile", "--from", "225");
        answer.GetProperty("mismatches").GetArrayLength().ShouldBe(0);
        answer.GetProperty("notComparable").Whole("not-final").ShouldBe(423);
    }

    [Fact]
    public void Import_AllModelsOfTenRounds_AddUpToTheRoundTotals()
    {
        using var line = RecordedStore
            .OfFile(Oracles.File("data", "jos_2021-08", "all_models_rounds_241_250.csv.gz"))
            .CopyTo(new CommandLine());
        line.Run("import", Oracles.File("data", "jos_2021-08", "roundDetails.csv")).Code.ShouldBe(0);
        using var store = Ballast.Storage.TournamentStore.Open(line.Store);
        var now = CommandLine.UsualNow;
        var positions = store.Positions(new(Core.Rounds.Tournament.Classic, null, 241, 250, now));
        var rounds = store.Rounds(Core.Rounds.Tournament.Classic, now);
        foreach (var round in Enumerable.Range(241, 10))
        {
            var paid = positions.Where(p => p.Round == round).Sum(p => p.Payout?.Amount ?? 0);
            // The API's totals are float32: seven digits.
            ((double)paid).ShouldBe(
                (double)rounds[round].TotalPayout!.Value.Amount,
                2e-6 * (double)Math.Abs(paid) + 1e-3,
                $"round {round}"
            );
        }
    }

    [Fact]
    public void Backtest_WithRealPayoutFactors_GivesTheReferenceSums()
    {
        using var line = RecordedStore.SixteenModels.CopyTo(new CommandLine());
        line.Run("import", Oracles.File("data", "payout_factors", "payout_factor_1019_1320.csv")).Code.ShouldBe(0);
        var rows = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "real_payouts", "real_payout_factor_backtest.json")))
            .RootElement.GetProperty("rows");
        foreach (var row in rows.EnumerateArray())
        {
            Value(line, row, "total", "actual").ShouldBeClose(row.Number("sum_payout_per_unit_stake"));
            Value(line, row, "average", "actual").ShouldBeClose(row.Number("mean"));
            Value(line, row, "compounded", "actual").ShouldBeClose(row.Number("compounded_one_round_after_another"));
            Value(line, row, "total", "0.1").ShouldBeClose(row.Number("sum_with_flat_factor_0_10"));
        }
    }

    private static double Value(CommandLine line, JsonElement row, string mode, string factor)
    {
        var answer = line.Json([
            "backtest",
            row.Text("model"),
            "--from",
            $"{row.Whole("start")}",
            "--to",
            $"{row.Whole("end")}",
            "--mode",
            mode,
            "--payout-factor",
            factor,
            "--stake",
            "1",
            "--grid",
            "corr=0.75",
            "--grid",
            "mmc=2.25",
        ]);
        answer.GetProperty("models")[0].Whole("roundsUsed").ShouldBe(row.Whole("n"));
        return answer.GetProperty("best")[0].Number("value");
    }

    private static void ShouldMatchAll(JsonElement answer, int pairs)
    {
        answer.Whole("pairs").ShouldBe(pairs);
        answer
            .Whole("matched")
            .ShouldBe(
                pairs,
                answer.GetProperty("mismatches").ToString()[
                    ..Math.Min(500, answer.GetProperty("mismatches").ToString().Length)
                ]
            );
        answer.GetProperty("mismatches").GetArrayLength().ShouldBe(0);
        answer.GetProperty("notComparable").EnumerateObject().ShouldBeEmpty();
        answer.Number("toleranceOfStake").ToString(CultureInfo.InvariantCulture).ShouldBe("2E-08");
    }
}

internal static class Closeness
{
    public static void ShouldBeClose(this double actual, double expected, double relative = 1e-9) =>
        actual.ShouldBe(expected, Math.Max(1e-12, relative * Math.Abs(expected)));
}
