using System.Net;
using System.Text.Json;
using Ballast.Core.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>
/// One question, one answer: which models can still be the best is asked of backtest, risk, evidence, the report and the pages, about the same
/// models in the same rounds; they name the same models, at the same level, on the same rounds, worth the same.
/// </summary>
public sealed class OneAnswerTests : IDisposable
{
    private static readonly string[] Fields =
    [
        "kind",
        "rule",
        "from",
        "to",
        "rounds",
        "overlap",
        "independentRounds",
        "basis",
        "level",
        "canBeBest",
        "dropped",
        "notCompared",
        "shortage",
        "tooYoung",
    ];

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Real scores over two rules, of which the newer one has 26 rounds; then all paid by that rule, as one stretch.</summary>
    [Theory]
    [InlineData("", "classic-11-corr05-mmc2", 329, 16.45)]
    [InlineData("classic-12", "classic-12-corr075-mmc225", 355, 17.75)]
    public async Task RealScores_GetOneAnswer(string rule, string under, int rounds, double independent)
    {
        RecordedStore.SixteenModels.CopyTo(_line);
        var verdict = await OneVerdict(rule.Length == 0 ? [] : ["--rule", rule]);
        (verdict.Text("rule"), verdict.Whole("rounds"), verdict.Number("independentRounds")).ShouldBe(
            (under, rounds, independent)
        );
        verdict.GetProperty("canBeBest").GetArrayLength().ShouldBe(16);
        verdict
            .GetProperty("sentences")[0]
            .GetString()!
            .ShouldStartWith("Any of these 16 models can still be the best (90 % confidence; ");
        verdict.GetProperty("tooYoung").GetArrayLength().ShouldBe(rule.Length == 0 ? 1 : 0);
    }

    /// <summary>Without stakes returns are computed, with stakes of every model they are settled: in backtest as in risk and evidence.</summary>
    [Theory]
    [InlineData(6, false)]
    [InlineData(6, true)]
    [InlineData(70, false)]
    public async Task MadeUpModels_GetOneAnswer(int models, bool hasStakes)
    {
        ImportTable(VerdictWorld.Table(models, 800, 320, ahead: 0.03, hasStakes));
        var verdict = await OneVerdict([]);
        verdict.Text("kind").ShouldBe("one-ahead");
        verdict.GetProperty("canBeBest")[0].GetString().ShouldBe("m000");
        // Who can be dropped is named.
        var dropped = verdict.GetProperty("dropped").EnumerateArray().Select(d => d.GetString()!).ToList();
        dropped.Count.ShouldBe(models - 1);
        foreach (var name in dropped.Take(60))
            verdict.GetProperty("sentences")[0].GetString()!.ShouldContain(name);
        verdict.Text("basis").ShouldStartWith(hasStakes ? "payouts as settled" : "scores paid");
    }

    /// <summary>Two rounds under a new rule do not lead: the answer stands on the old one's, and says what is too young and until when.</summary>
    [Fact]
    public async Task ARuleOfTwoRounds_DoesNotLead()
    {
        ImportTable(VerdictWorld.Table(5, 930, 244, ahead: 0.03));
        var verdict = await OneVerdict([]);
        (verdict.Text("rule"), verdict.Whole("from"), verdict.Whole("to")).ShouldBe(
            ("classic-11-corr05-mmc2", 930, 1171)
        );
        var young = verdict.GetProperty("tooYoung")[0];
        (young.Text("rule"), young.Whole("rounds"), young.GetProperty("shortage").Whole("moreRounds")).ShouldBe(
            ("classic-12-corr075-mmc225", 2, 198)
        );
        const string Said =
            "Too young to say under the rule of rounds 1172 to 1342 (corr 0.75 + mmc 2.25): 2 rounds since 1172, needs about 198 more rounds, and the rule ends before that, with round 1342 (2026-08-27).";
        foreach (var command in new[] { "backtest", "risk", "evidence" })
            Words(command).ShouldContain(Said, Case.Sensitive, command);
        // The report's first sentences are about the rounds that carry an answer.
        var summary = Report([]).GetProperty("summary").EnumerateArray().Select(s => s.GetString()!).ToList();
        summary.ShouldContain(s =>
            s.StartsWith("Under classic-11-corr05-mmc2, rounds 930 to 1171, all 5 models together")
        );
        summary.ShouldContain(Said);
        summary.ShouldNotContain(s => s.StartsWith("Under classic-12", StringComparison.Ordinal));
        // One model alone has no verdict, and stands on the same rounds.
        var alone = _line.Json("risk", "m001");
        alone.GetProperty("verdict").ValueKind.ShouldBe(JsonValueKind.Null);
        alone.GetProperty("standsOn").Whole("to").ShouldBe(1171);
        Words("risk", "m001").ShouldContain(Said);
        var first = _line.Run("risk", "m001").Out;
        first
            .IndexOf("242 rounds, 930 to 1171", StringComparison.Ordinal)
            .ShouldBeLessThan(first.IndexOf("2 rounds, 1172 to 1173", StringComparison.Ordinal));
    }

    /// <summary>Where no rule has rounds enough, how many more are needed is one number and one day.</summary>
    [Fact]
    public async Task TooFewRounds_NeedTheSameNumberEverywhere()
    {
        ImportTable(VerdictWorld.Table(3, 1180, 100));
        var verdict = await OneVerdict(["--as-of", "2026-08-20"]);
        var shortage = verdict.GetProperty("shortage");
        (shortage.Whole("moreRounds"), shortage.Whole("ruleEnds")).ShouldBe((100, 1342));
        var regime = _line.Json("evidence").GetProperty("regimes")[0];
        regime
            .GetProperty("drift")[0]
            .GetProperty("models")[0]
            .GetProperty("own")
            .GetProperty("shortage")
            .Whole("moreRounds")
            .ShouldBe(100);
        regime.GetProperty("firsts").GetProperty("shortage").Whole("moreRounds").ShouldBe(100);
    }

    /// <summary>A grid of one's own is another question, and says so; the same multipliers in evidence get the same answer.</summary>
    [Fact]
    public void AGridOfOnesOwn_IsAnsweredLikeTheSameMultipliers()
    {
        ImportTable(VerdictWorld.Table(6, 800, 320, ahead: 0.01));
        var grid = _line.Json("backtest", "--grid", "corr=1").GetProperty("verdict");
        var evidence = _line.Json("evidence", "--multipliers", "corr=1").GetProperty("verdict");
        foreach (var field in Fields.Except(["basis"]))
            grid.GetProperty(field).GetRawText().ShouldBe(evidence.GetProperty(field).GetRawText(), field);
        grid.Text("basis").ShouldBe("scores paid with multipliers corr=1");
        _line
            .Json("backtest", "--grid", "corr=0,1", "--grid", "mmc=0,1")
            .GetProperty("verdict")
            .Text("basis")
            .ShouldBe("scores paid with each model's best multipliers, chosen on these same rounds");
    }

    /// <summary>Every count of independent rounds is the calendar's: rounds / overlap.</summary>
    [Fact]
    public void IndependentRounds_AreOneCount()
    {
        ImportTable(VerdictWorld.Table(4, 800, 330, hasStakes: true));
        const double Count = 330 / 20.0;
        _line.Json("backtest").Number("independentRounds").ShouldBe(Count);
        var risk = _line.Json("risk");
        foreach (var subject in risk.GetProperty("subjects").EnumerateArray())
            subject.GetProperty("regimes")[0].Number("effectiveRounds").ShouldBe(Count);
        risk.GetProperty("dependence").Number("independentRounds").ShouldBe(Count);
        risk.GetProperty("standsOn").Number("independentRounds").ShouldBe(Count);
        var regime = _line.Json("evidence").GetProperty("regimes")[0];
        regime.GetProperty("firsts").Number("effectiveRounds").ShouldBe(Count);
        foreach (var record in regime.GetProperty("records").EnumerateArray())
            record.Number("effectiveRounds").ShouldBe(Count);
        _line.Json("regret").GetProperty("regimes")[0].Number("independentRounds").ShouldBe(Count);
        foreach (var command in new[] { "backtest", "risk", "evidence" })
            Words(command).ShouldContain("worth about 16.5 independent ones", Case.Sensitive, command);
    }

    /// <summary>The verdict of every answer, after it was seen to be one.</summary>
    private async Task<JsonElement> OneVerdict(string[] options)
    {
        var evidence = _line.Json(["evidence", .. options]);
        var verdict = evidence.GetProperty("verdict");
        var report = Report(options);
        var all = new Dictionary<string, JsonElement>
        {
            ["backtest"] = _line.Json(["backtest", .. options]).GetProperty("verdict"),
            ["risk"] = _line.Json(["risk", .. options]).GetProperty("verdict"),
            ["report, backtest"] = report.GetProperty("backtest").GetProperty("verdict"),
            ["report, risk"] = report.GetProperty("risk").GetProperty("verdict"),
        };
        // Pages take no rule; where one is asked for there is no such page.
        if (!options.Contains("--rule"))
            await AddPages(all, options);
        foreach (var (where, other) in all)
        {
            foreach (var field in Fields)
                other
                    .GetProperty(field)
                    .GetRawText()
                    .ShouldBe(verdict.GetProperty(field).GetRawText(), $"{field}: {where}");
            other
                .GetProperty("sentences")[0]
                .GetString()
                .ShouldBe(verdict.GetProperty("sentences")[0].GetString(), where);
        }
        var lead = evidence
            .GetProperty("regimes")
            .EnumerateArray()
            .Single(r => r.Whole("from") == verdict.Whole("from"));
        lead.GetProperty("firsts").Number("effectiveRounds").ShouldBe(verdict.Number("independentRounds"));
        return verdict;
    }

    private async Task AddPages(Dictionary<string, JsonElement> all, string[] options)
    {
        var asOf = options is ["--as-of", var moment] ? $"as-of={moment}&" : "";
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        foreach (var page in new[] { "backtest", "risk", "evidence" })
        {
            // The page of evidence draws its words alone, and so brings no document along: there the words are compared.
            var documents = await served
                .GetAsync($"/{page}?{asOf}charts-alone=true", ("HX-Request", "true"))
                .TextAsync();
            all[$"page {page}"] =
                page == "evidence"
                    ? _line.Json(["evidence", .. options]).GetProperty("verdict")
                    : JsonDocument
                        .Parse(documents)
                        .RootElement.GetProperty("report")
                        .GetProperty(page)
                        .GetProperty("verdict");
            var html = await served.GetAsync($"/{page}?{asOf}").TextAsync();
            html.ShouldContain(
                NumberUnits.Bind(WebUtility.HtmlEncode(FirstSentence(page, options)).Replace("&#39;", "'"))
            );
        }
    }

    /// <summary>The answer as the command line says it: the line below its heading.</summary>
    private string FirstSentence(string command, string[] options)
    {
        using var wide = new CommandLine
        {
            Location = _line.Store,
            Clock = _line.Clock,
            Width = 100_000,
        };
        return wide.Run([command, .. options]).Out.Split('\n')[1].Trim();
    }

    private JsonElement Report(string[] options) =>
        _line.Json(["report", .. options, "--force", "--out", _line.Folder.Path("report.html")]);

    /// <summary>What is said, however it was broken into lines.</summary>
    private string Words(params string[] command) =>
        string.Join(' ', _line.Run(command).Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void ImportTable(string table)
    {
        _line.Folder.Write("table.csv", table);
        Import(_line.Folder.Path("table.csv"));
    }

    private void Import(string file, params string[] options) =>
        _line.Run(["import", file, .. options]).Code.ShouldBe(0);
}
