using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

/// <summary>Groups and patterns in place of models, wherever models are named.</summary>
public sealed class ModelPatternsTests : IDisposable
{
    private readonly CommandLine _line = new();

    public ModelPatternsTests()
    {
        var rows = Enumerable.Range(1000, 60).Select(r => $"{r},0.01,0.02,0.03,-0.01");
        var file = _line.Folder.Write("t.csv", "roundNumber,dex_1,dex_2,Other,zed\n" + string.Join('\n', rows));
        Good("import", file, "--metric", "corr");
        Good("import", file, "--metric", "mmc");
        Good("registry", "set", "strategy", "trees", "tags=slow");
        Good("registry", "set", "strategy", "net");
        Good("registry", "set", "slot", "dex_1", "account=me", "favourite=yes", "tags=Fast");
        Good("registry", "set", "slot", "dex_2", "account=me");
        Good("registry", "assign", "dex_2", "trees", "--from", "1000");
        Good("registry", "assign", "Other", "trees", "--from", "1000", "--to", "1010");
        Good("registry", "assign", "Other", "net", "--from", "1011");
        Good("registry", "set", "group", "core", "members=@tag:fast,z*");
        Good("registry", "set", "group", "both", "members=@core,other,not_stored");
    }

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("dex_*", "dex_1", "dex_2")]
    [InlineData("DEX_?", "dex_1", "dex_2")]
    [InlineData("*", "dex_1", "dex_2", "Other", "zed")]
    [InlineData("@all", "dex_1", "dex_2", "Other", "zed")]
    [InlineData("@favourites", "dex_1")]
    [InlineData("@tag:fast", "dex_1")]
    [InlineData("@tag:slow", "dex_2")] // a tag of what sits there now
    [InlineData("@account:ME", "dex_1", "dex_2")]
    [InlineData("@mine", "dex_1", "dex_2", "Other")]
    [InlineData("@core", "dex_1", "zed")]
    [InlineData("@Both", "dex_1", "Other", "zed")]
    public void APattern_StandsForItsModels(string pattern, params string[] models) =>
        Backtested([pattern]).ShouldBe(models, ignoreOrder: true);

    /// <summary>Pages take commas; so does everything else. A name that is stored stays whole.</summary>
    [Theory]
    [InlineData("dex_1,zed")]
    [InlineData(" dex_1 , zed")]
    [InlineData("dex_1 zed")]
    [InlineData("@tag:fast,ze?")]
    public void SeveralNames_InOneText_AreSeveral(string text)
    {
        Backtested([text]).ShouldBe(["dex_1", "zed"], ignoreOrder: true);
        Good("import", _line.Folder.Write("odd.csv", "username,roundNumber,corr,mmc\n\"a, b\",1000,0.1,0.1\n"));
        _line.Run("risk", ",").Error.ShouldContain("No model ','");
        Backtested(["a, b"]).ShouldBe(["a, b"]);
    }

    [Theory]
    [InlineData("@tag:slow", "trees")]
    [InlineData("@account:me", "trees")]
    [InlineData("@mine", "net", "trees")]
    [InlineData("t*", "trees")]
    public void APattern_OfStrategies_StandsForThem(string pattern, params string[] strategies) =>
        Backtested([pattern, "--by", "strategy"]).ShouldBe(strategies, ignoreOrder: true);

    [Fact]
    public void SeveralPatternsAndNames_AreEachOnce() =>
        Backtested(["dex_*", "@core", "DEX_1"]).ShouldBe(["dex_1", "dex_2", "zed"], ignoreOrder: true);

    [Theory]
    [InlineData("@cor", "There is no group '@cor'. Did you mean @core?")]
    [InlineData("@tag", "There is no group '@tag'.")]
    [InlineData("@tag:none", "No stored model belongs to '@tag:none'.")]
    [InlineData("@tier:gold", "Take a standing over first")]
    [InlineData("q*", "No stored model belongs to 'q*'.")]
    public void APattern_ThatStandsForNothing_IsRefused(string pattern, string says)
    {
        var said = _line.Run("backtest", pattern);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain(says);
    }

    /// <summary>Each question that takes models takes a pattern, and answers as it does to the names themselves.</summary>
    [Fact]
    public void EveryQuestion_GivenAPattern_AnswersAsToTheNames()
    {
        foreach (var question in QuestionCatalogue.All.Where(q => q.Models is { Name: "model" }))
        {
            string[] with = question.Name == "portfolio" ? ["dex_*=0.5"] : ["dex_*"];
            string[] names = question.Name == "portfolio" ? ["dex_1=0.25", "dex_2=0.25"] : ["dex_1", "dex_2"];
            string[] more = question.IsPrediction ? ["--json", "--no-record"] : ["--json"];
            if (question.Name == "report")
                more = [.. more, "--out", _line.Folder.Path("report.html"), "--force"];
            var (reported, named) = (
                _line.Run([question.Name, .. with, .. more]),
                _line.Run([question.Name, .. names, .. more])
            );
            reported.Out.ShouldBe(named.Out, question.Name);
            reported.Code.ShouldBe(named.Code);
        }
    }

    [Fact]
    public async Task PageAndApi_GivenAPattern_AnswerAsToTheNames()
    {
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        var reported = await served.GetAsync("/api/v1/classic/backtest?model=%40core").TextAsync();
        reported.ShouldBe(await served.GetAsync("/api/v1/classic/backtest?model=dex_1&model=zed").TextAsync());
        reported.ShouldContain("zed");
        (await served.GetAsync("/backtest?models=%40core").TextAsync()).ShouldContain("zed");
        var by = await served.GetAsync("/api/v1/classic/models?by=strategy").TextAsync();
        by.ShouldBe(_line.Run("models", "--by", "strategy", "--json").Out);
        // Names of strategies lead to pages of strategies, those of slots to pages of slots.
        foreach (var (page, computed) in new[] { ("models", ""), ("tiers", "&returns=computed") })
        {
            var strategies = await served.GetAsync($"/{page}?by=strategy{computed}").TextAsync();
            strategies.ShouldContain("/model/trees?by=strategy");
            (await served.GetAsync($"/{page}").TextAsync()).ShouldNotContain("by=strategy");
        }
        (await served.GetAsync("/model/trees?by=strategy").TextAsync()).ShouldContain("1000 to now");
    }

    private string[] Backtested(string[] words) =>
        [
            .. _line
                .Json(["backtest", .. words, "--no-record", "--payout-factor", "0.1"])
                .GetProperty("models")
                .EnumerateArray()
                .Select(m => m.GetProperty("model").GetString()!),
        ];

    private void Good(params string[] words)
    {
        var said = _line.Run(words);
        said.Code.ShouldBe(0, said.Out + said.Error);
    }
}
