using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors;

/// <summary>The demo's world has something to say to every question.</summary>
public sealed class DemoWorldTests(KeptDemo demo) : IClassFixture<KeptDemo>
{
    /// <summary>What stands behind a name where something must.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["compare"] = "compare aurora basalt",
        ["explain"] = "explain aurora 1360",
        ["portfolio"] = "portfolio aurora=1 basalt=1",
        ["model"] = "model aurora",
        ["round"] = "round 1360",
        ["plan"] = "plan @mine --target equal",
        ["report"] = "report @mine --out {out}",
        ["evidence"] = "evidence --no-record",
        ["backtest"] = "backtest --no-record",
        ["risk"] = "risk @mine --no-record",
        ["nowcast"] = "nowcast --no-record",
        ["advise"] = "advise @mine",
        ["allocate"] = "allocate @mine",
        ["rehearse"] = "rehearse @mine",
        ["sensitivity"] = "sensitivity @mine",
    };

    public static TheoryData<string> Questions => [.. QuestionCatalogue.All.Select(q => q.Name)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void EveryQuestion_HasAnAnswer(string question)
    {
        using var line = demo.Line();
        var words = Words.GetValueOrDefault(question, question).Replace("{out}", line.Folder.Path("report.html"));
        var said = line.Run(words.Split(' '));
        said.Code.ShouldBe(0, said.Error);
        var first = string.Join('\n', said.Out.Split('\n').Take(3));
        foreach (
            var none in new[] { "ot enough data", "Nothing is ", "No submission", "No account", "cannot be said: " }
        )
            first.ShouldNotContain(none, Case.Sensitive, words);
    }

    /// <summary>Both sides of the change to atomic staking are open; the older one ripens in days that were seen often, the newer one is young.</summary>
    [Fact]
    public void Today_HasBothSidesOfTheChange()
    {
        using var line = demo.Line();
        var today = line.Json("today");
        today.GetProperty("openRounds").GetInt32().ShouldBeGreaterThan(20);
        today.GetProperty("locks").GetProperty("next").GetArrayLength().ShouldBe(5);
        today.GetProperty("models").GetArrayLength().ShouldBeGreaterThan(5);
        today.GetProperty("settled").GetArrayLength().ShouldBe(5);
        today.GetProperty("paper").GetArrayLength().ShouldBe(1);
        line.Run("today").Out.ShouldContain("four times in five");
        line.Json("ladder")
            .GetProperty("models")
            .EnumerateArray()
            .Select(m => m.GetProperty("staking").GetString())
            .Distinct()
            .Order()
            .ShouldBe(["atomic", "legacy"]);
        line.Json("accounts").GetProperty("accounts").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Report_SaysTheWholeInOneSentence_AndHasAllFourQuestions()
    {
        using var line = demo.Line();
        var file = line.Folder.Path("report.html");
        line.Run("report", "@mine", "--out", file).Code.ShouldBe(0);
        var page = File.ReadAllText(file);
        page.ShouldContain("<p class=\"lead\">6 models together ");
        foreach (var section in new[] { "account", "risk", "evidence", "advise", "ladder" })
            page.ShouldContain($"<section id=\"{section}\"");
        page.ShouldNotContain("class=\"left-out\"");
        page.ShouldContain("NMR by the month in which rounds resolved");
    }

    /// <summary>With what is locked and advised, and without whose it is.</summary>
    [Fact]
    public void Report_WithoutNames_NamesNoModelAndNoAccount()
    {
        using var line = demo.Line();
        var file = line.Folder.Path("report.html");
        var said = line.Run("report", "@mine", "--anonymous", "--out", file);
        said.Code.ShouldBe(0, said.Error);
        var page = File.ReadAllText(file);
        page.ShouldContain("<section id=\"ladder\"");
        foreach (var name in new[] { "aurora", "basalt", "captain" })
            page.ShouldNotContain(name, Case.Insensitive);
    }
}
