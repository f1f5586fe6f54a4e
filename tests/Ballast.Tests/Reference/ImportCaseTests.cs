using System.Globalization;
using System.Text.Json;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Every file of <c>../shared/oracles/cases/import</c> behaves as the README there says. The files were written after public reports; what is right was said
/// there by hand, before this code. Answers of rules and of evidence about these files stand with rules and evidence; here is what the door makes of them.
/// </summary>
public sealed class ImportCaseTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Each file with its arguments and its end: exit code, rows read, rows left out, scores, positions, days and prices that are new.</summary>
    [Theory]
    [InlineData("ss_nomodel.csv", "", "refused no-model")]
    [InlineData("flat_v2_nomodel.csv", "", "refused no-model")]
    [InlineData("live_rounds.csv", "", "refused no-model")]
    [InlineData("ss_nomodel.csv", "--model deepwish", "3 rows, 0 bad: 1 models, 6 scores, 0 positions")]
    [InlineData("flat_v2_nomodel.csv", "--model deepwish", "2 rows, 0 bad: 1 models, 8 scores, 2 positions")]
    [InlineData("live_rounds.csv", "--model deepwish", "1 rows, 0 bad: 1 models, 5 scores, 1 positions")]
    [InlineData("ss_model.csv", "", "3 rows, 0 bad: 1 models, 6 scores, 0 positions")]
    [InlineData("flat_v2_model.csv", "", "2 rows, 0 bad: 1 models, 8 scores, 2 positions")]
    [InlineData("v2_exploded.csv", "", "2 rows, 0 bad: 1 models, 4 scores, 1 positions")]
    [InlineData("pending.csv", "", "3 rows, 0 bad: 1 models, 0 scores, 3 positions")]
    [InlineData("daily_sub.csv", "", "4 rows, 0 bad: 1 models, 13 scores, 0 positions")]
    [InlineData("tracker.csv", "", "3 rows, 0 bad: 1 models, 11 scores, 3 positions")]
    [InlineData("dups.csv", "", "14 rows, 11 bad: 2 models, 20 scores, 9 positions")]
    [InlineData("compl.csv", "", "5 rows, 0 bad: 1 models, 4 scores, 2 positions")]
    [InlineData("semicolon_long.csv", "", "3 rows, 0 bad: 1 models, 0 scores, 3 positions")]
    [InlineData("semicolon_stakes.csv", "", "3 rows, 0 bad: 3 stakeDays")]
    [InlineData("unnamed.csv", "--metric corr", "4 rows, 0 bad: 2 models, 4 scores, 0 positions")]
    [InlineData("index.csv", "--metric corr", "4 rows, 0 bad: 2 models, 4 scores, 0 positions")]
    [InlineData("concat.csv", "", "2 rows, 0 bad: 1 models, 4 scores, 2 positions")]
    [InlineData("tourn.csv", "", "3 rows, 0 bad: 3 models, 6 scores, 3 positions")]
    [InlineData("score_1e30.csv", "", "0 rows, 1 bad: ")]
    [InlineData("poison.csv", "", "1 rows, 1 bad: 1 models, 2 scores, 1 positions")]
    [InlineData("vals.csv", "", "11 rows, 14 bad: 1 models, 15 scores, 0 positions")]
    [InlineData("price_7e28.csv", "", "0 rows, 2 bad: ")]
    [InlineData("burn_above_stake.csv", "", "1 rows, 2 bad: 1 models, 2 scores, 1 positions")]
    [InlineData("latin1_rows.csv", "", "refused not-utf8")]
    [InlineData("constant_beside_real.csv", "", "720 rows, 0 bad: 2 models, 1440 scores, 720 positions")]
    [InlineData("edge.csv", "", "31 rows, 0 bad: 1 models, 62 scores, 31 positions")]
    [InlineData("sig600.csv", "--tournament signals", "1 rows, 0 bad: 1 models, 2 scores, 1 positions")]
    [InlineData("tcfall_s.csv", "--tournament signals", "2 rows, 0 bad: 2 models, 4 scores, 2 positions")]
    [InlineData("tcfall.csv", "", "5 rows, 0 bad: 5 models, 10 scores, 5 positions")]
    [InlineData("rounds1.csv", "", "1 rows, 0 bad: 1 rounds")]
    [InlineData("off.csv", "", "2 rows, 0 bad: 1 models, 4 scores, 0 positions")]
    [InlineData("pgbool.csv", "", "2 rows, 0 bad: 1 models, 4 scores, 0 positions")]
    [InlineData("leaderboard_date.csv", "", "1 rows, 0 bad: 1 stakeDays")]
    [InlineData("coingecko.csv", "", "2 rows, 0 bad: 2 prices")]
    [InlineData("cmc.csv", "", "1 rows, 0 bad: 1 prices")]
    [InlineData("order_1.csv", "", "1 rows, 0 bad: 1 models, 2 scores, 1 positions")]
    [InlineData("restated_1.csv", "", "1 rows, 0 bad: 1 models, 2 scores, 1 positions")]
    public void File_OfTheCases_EndsAsItsReadmeSays(string file, string arguments, string end)
    {
        string[] words = ["import", Case(file), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        End(words).ShouldBe(end, file);
        // Twice is once, and whatever was kept can be asked about.
        if (!end.StartsWith("refused", StringComparison.Ordinal))
            _line.Run(words).Out.ShouldContain("nothing new");
        foreach (var question in Questions)
            _line.Run(question).Code.ShouldBeLessThan(2, string.Join(' ', question));
    }

    [Fact]
    public void Cases_AllOfThem_AreTriedHere()
    {
        string[] inSequences = ["order_2.csv", "restated_2.csv", "restated_3.csv"];
        var tried = typeof(ImportCaseTests)
            .GetMethod(nameof(File_OfTheCases_EndsAsItsReadmeSays))!
            .GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a =>
                (string)
                    (
                        (System.Collections.ObjectModel.ReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)
                            a.ConstructorArguments[0].Value!
                    )[0].Value!
            )
            .Concat(inSequences);
        Directory
            .GetFiles(Path.GetDirectoryName(Case("README.md"))!, "*.csv")
            .Select(f => Path.GetFileName(f))
            .Except(tried)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Scores_OneARow_AreKnownAtTheirDay()
    {
        Import("ss_model.csv");
        Score("deep wish", 1200, "corr20V2").ShouldBe(0.0215);
        Score("deep wish", 1200, "mmc").ShouldBe(-0.0031);
        Score("deep wish", 1200, "corr60").ShouldBe(0.0105);
        Score("deep wish", 1200, "corr60", "2026-03-13T12:00:00Z").ShouldBe(double.NaN);
        Score("deep wish", 1200, "corr60", "2026-03-13T23:00:00Z").ShouldBe(0.0105);
        Score("deep wish", 1200, "corr20V2", "2026-03-13T23:00:00Z").ShouldBe(0.0215);
        // The 60-day score of day 20 is not the last word.
        using ITournamentStore store = TournamentStore.Open(_line.Store);
        store
            .RoundsWithInterimScores(
                new ScoreQuery(Tournament.Classic, null, [new Metric("corr60")], 1, 9999, CommandLine.UsualNow)
            )
            .ShouldBe([1200]);
    }

    [Theory]
    [InlineData("flat_v2_model.csv", "deep wish", 560, "10.5", "0.0097905")]
    [InlineData("flat_v2_model.csv", "deep wish", 561, "10.5", "0.0047905")]
    [InlineData("v2_exploded.csv", "deep wish", 1200, "12.5", "0.0097905")]
    [InlineData("semicolon_long.csv", "a", 1200, "12.345", "0.123")]
    [InlineData("semicolon_long.csv", "a", 1201, "12.468", "-0.105")]
    [InlineData("concat.csv", "deepwish", 700, "12", "0.2")]
    [InlineData("tracker.csv", "deepwish", 1200, "12.5", "-0.2")]
    [InlineData("compl.csv", "a", 1200, "10", "0.0525")]
    [InlineData("dups.csv", "nan", 1200, "10", "0.2")]
    public void Positions_StakeAndPayoutInForce_AreTheOnesOfTheReadme(
        string file,
        string model,
        int round,
        string stake,
        string payout
    )
    {
        Import(file);
        var position = Position(model, round);
        (position.AtRisk, position.Payout).ShouldBe((Nmr.Parse(stake), Nmr.Parse(payout)));
        position.IsFinal.ShouldBeTrue();
    }

    [Fact]
    public void Pending_IsAProjectionWheneverItIsImported()
    {
        Import("pending.csv");
        var position = Position("deepwish", 1202);
        (position.Payout, position.IsFinal).ShouldBe((Nmr.Parse("-0.25"), false));
    }

    [Theory]
    [InlineData("daily_sub.csv", 267, "corr", -0.0404, "2021-06-11T23:00:00Z", 0.0302)]
    [InlineData("tracker.csv", 1200, "corr", -0.021, "2026-03-02T00:00:00Z", 0.011)]
    public void Days_OfOneRound_TheLastCountsAndTheOthersAreEarlier(
        string file,
        int round,
        string metric,
        double last,
        string moment,
        double then
    )
    {
        Import(file);
        Score("deepwish", round, metric).ShouldBe(last);
        Score("deepwish", round, metric, moment).ShouldBe(then);
        using ITournamentStore store = TournamentStore.Open(_line.Store);
        store
            .RoundsWithInterimScores(
                new ScoreQuery(Tournament.Classic, null, [new Metric(metric)], 1, 9999, CommandLine.UsualNow)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Rows_ThatContradict_TheLaterCountsAndIsNamed()
    {
        var said = _line.Run("import", Case("compl.csv"));
        said.Error.ShouldContain(
            "compl.csv:5: an earlier row says something else about the mmc of a in round 1201; this one counts"
        );
        said.Error.ShouldContain(
            "compl.csv:6: an earlier row says something else about the corr20V2 of a in round 1201; this one counts"
        );
        Score("a", 1200, "corr20V2").ShouldBe(0.01);
        Score("a", 1200, "mmc").ShouldBe(0.02);
        Score("a", 1201, "corr20V2").ShouldBe(0.011);
        Score("a", 1201, "mmc").ShouldBe(0.03);
    }

    [Fact]
    public void Restated_AThenBThenA_LeavesA()
    {
        Changed("restated_1.csv").ShouldBe((0, 0));
        Changed("restated_2.csv").ShouldBe((1, 1));
        Score("a", 1200, "corr20V2").ShouldBe(0.05);
        Changed("restated_3.csv").ShouldBe((1, 1));
        Score("a", 1200, "corr20V2").ShouldBe(0.03);
        Position("a", 1200).Payout.ShouldBe(Nmr.Parse("0.1"));
        _line.Run("import", Case("restated_2.csv")).Out.ShouldContain("changed: 1 scores");
    }

    [Fact]
    public void Columns_InAnotherOrder_AreNothingNew()
    {
        Import("order_1.csv");
        _line.Run("import", Case("order_2.csv")).Out.ShouldContain("nothing new");
    }

    [Fact]
    public void Stakes_WithDecimalCommas_AreNeverAThousandTimesTooLarge()
    {
        Import("semicolon_stakes.csv");
        using var store = TournamentStore.Open(_line.Store);
        var day = store.StakeDays(new StakeDayQuery(Tournament.Classic, null, CommandLine.UsualNow))[0];
        (day.Staked, day.PayoutPending).ShouldBe((Nmr.Parse("12.345"), Nmr.Parse("0.25")));
    }

    [Fact]
    public void Tournament_OfEachRow_IsObeyed()
    {
        Import("tourn.csv");
        using var store = TournamentStore.Open(_line.Store);
        store.Models(Tournament.Classic, CommandLine.UsualNow).ShouldBe(["classic_one"]);
        store.Models(Tournament.Signals, CommandLine.UsualNow).ShouldBe(["sig_one"]);
        store.Models(Tournament.Crypto, CommandLine.UsualNow).ShouldBe(["crypto_one"]);
        store.Rounds(Tournament.Classic, CommandLine.UsualNow)[1200].PayoutFactor.ShouldBe(0.1m);
        store.Rounds(Tournament.Signals, CommandLine.UsualNow)[1200].PayoutFactor.ShouldBe(0.9m);
    }

    [Fact]
    public void Index_OfAFrame_IsNoModel()
    {
        foreach (var file in new[] { "unnamed.csv", "index.csv" })
            _line.Run("import", Case(file), "--metric", "corr").Code.ShouldBe(0);
        using var store = TournamentStore.Open(_line.Store);
        store.Models(Tournament.Classic, CommandLine.UsualNow).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Rounds_Alone_SayWhatToImportNext()
    {
        _line
            .Run("import", Case("rounds1.csv"))
            .Error.ShouldContain("only rounds are stored, and no score, stake or payout of a model. Import those next");
        _line.Run("backtest").Error.ShouldContain("only rounds are stored");
    }

    [Fact]
    public void Times_WithShortOffsets_AreMoments()
    {
        Import("off.csv");
        using var store = TournamentStore.Open(_line.Store);
        var rounds = store.Rounds(Tournament.Classic, CommandLine.UsualNow);
        rounds[1200].OpenTime.ShouldBe(DateTimeOffset.Parse("2026-02-10T04:00:00Z", CultureInfo.InvariantCulture));
        rounds[1201].ResolveTime.ShouldBe(DateTimeOffset.Parse("2026-03-14T20:00:00Z", CultureInfo.InvariantCulture));
    }

    private static readonly string[][] Questions =
    [
        ["backtest"],
        ["account"],
        ["risk"],
        ["reconcile"],
        ["data"],
        ["models"],
        ["rounds"],
        ["regret"],
    ];

    private string End(string[] words)
    {
        var said = _line.Run([.. words, "--json"]);
        using var document = JsonDocument.Parse(said.Out);
        var root = document.RootElement;
        if (said.Code == 1)
            return "refused " + root.GetProperty("code").GetString();
        said.Code.ShouldBe(0, said.Out);
        var file = root.GetProperty("files")[0];
        var added = file.GetProperty("new");
        string[] kinds =
            added.Whole("stakeDays") > 0 ? ["stakeDays"]
            : added.Whole("prices") > 0 ? ["prices"]
            : added.Whole("models") > 0 ? ["models", "scores", "positions"]
            : added.Whole("rounds") > 0 ? ["rounds"]
            : [];
        return $"{file.Whole("rows")} rows, {file.Whole("badRows")} bad: "
            + string.Join(", ", kinds.Select(k => $"{added.Whole(k)} {k}"));
    }

    private (int Scores, int Positions) Changed(string file)
    {
        var changed = _line.Json("import", Case(file)).GetProperty("files")[0].GetProperty("changed");
        return (changed.Whole("scores"), changed.Whole("positions"));
    }

    private void Import(string file) => _line.Run("import", Case(file)).Code.ShouldBe(0, file);

    private double Score(string model, int round, string metric, string? asOf = null)
    {
        var moment = asOf is null ? CommandLine.UsualNow : DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture);
        using var store = TournamentStore.Open(_line.Store);
        var panel = store.Scores(
            new ScoreQuery(Tournament.Classic, [model], [Metric.Parse(metric)], round, round, moment)
        );
        return panel.Rounds.Count == 0 ? double.NaN : panel.Row(0, 0)[0];
    }

    private Position Position(string model, int round)
    {
        using var store = TournamentStore.Open(_line.Store);
        return store
            .Positions(new PositionQuery(Tournament.Classic, [model], round, round, CommandLine.UsualNow))
            .ShouldHaveSingleItem();
    }

    private static string Case(string file) => Oracles.File("cases", "import", file);
}
