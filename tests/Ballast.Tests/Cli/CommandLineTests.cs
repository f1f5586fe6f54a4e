using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What users see: answers as approved texts, mistakes as one line with the right exit code.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Demo_LooksAsApproved() => ShouldLookAs(_line.Run("demo"), "demo");

    [Fact]
    public void Demo_InANarrowTerminal_LeavesLesserColumnsOut()
    {
        using var narrow = new CommandLine { Width = 60 };
        ShouldLookAs(narrow.Run("demo"), "demo-narrow");
    }

    [Fact]
    public void Demo_EqualSeeds_GiveEqualAnswers()
    {
        var five = Backtest("5");
        Backtest("5").ShouldBe(five);
        Backtest("6").ShouldNotBe(five);

        string Backtest(string seed) => _line.Json("demo", "--seed", seed).GetProperty("backtest").ToString();
    }

    [Fact]
    public void Demo_Kept_CanBeAskedOn()
    {
        var folder = _line.Folder.Path("kept");
        _line.Run("demo", "--keep", folder).Code.ShouldBe(0);
        string[] store = ["--store", Path.Combine(folder, "demo.db")];
        var reconciled = _line.Json([.. store, "reconcile"]);
        reconciled.Whole("matched").ShouldBe(reconciled.Whole("pairs"));
        reconciled.Whole("pairs").ShouldBeGreaterThan(800);
        ShouldLookAs(_line.Run([.. store, "explain", "aurora", "1360"]), "explain");
        ShouldLookAs(
            _line.Run([.. store, "backtest", "aurora", "basalt", "--grid", "corr20V2=0,1", "--grid", "mmc=0,2"]),
            "backtest-two-models"
        );
        ShouldLookAs(_line.Run([.. store, "portfolio", "aurora=30", "basalt=10"]), "portfolio");
        ShouldLookAs(_line.Run([.. store, "reconcile"]), "reconcile");
    }

    [Theory]
    [InlineData("classic")]
    [InlineData("signals")]
    [InlineData("crypto")]
    public void Rules_Timeline_LooksAsApproved(string tournament) =>
        ShouldLookAs(_line.Run("rules", "--tournament", tournament), $"rules-{tournament}");

    [Theory]
    [InlineData("345")]
    [InlineData("484")]
    [InlineData("1343")]
    [InlineData("100")]
    public void Rules_OfOneRound_LookAsApproved(string round) =>
        ShouldLookAs(_line.Run("rules", round), $"rules-{round}");

    [Fact]
    public void Help_NamesEveryCommand() => ShouldLookAs(_line.Run("--help"), "help");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("backtest --mode best")]
    [InlineData("backtest --from soon")]
    [InlineData("backtest --grid corr")]
    [InlineData("backtest --grid =1")]
    [InlineData("backtest --grid corr=0")]
    [InlineData("backtest --grid corr=1 --grid corr=2")]
    [InlineData("backtest --stake much")]
    [InlineData("backtest --payout-factor 2")]
    [InlineData("backtest --rule classic-99")]
    [InlineData("backtest --rounds some")]
    [InlineData("backtest --top 0")]
    [InlineData("backtest --tournament chess")]
    [InlineData("backtest --as-of yesterday")]
    [InlineData("rules 0")]
    [InlineData("rules 100000000")]
    [InlineData("rules x")]
    [InlineData("explain")]
    [InlineData("explain alice 500 --multipliers corr")]
    [InlineData("portfolio alice")]
    [InlineData("portfolio alice=1 --score corr")]
    [InlineData("import")]
    public void WrongUsage_IsOneLineAndExitCode2(string args)
    {
        var said = _line.Run(args.Split(' '));
        said.Code.ShouldBe(2, said.Error);
        said.Out.ShouldBeEmpty();
        said.Error.ShouldStartWith("ballast: ");
        said.Error.Count(c => c == '\n').ShouldBe(1, said.Error);
        said.Error.ShouldContain("--help");
        said.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void WrongUsage_WithJson_IsADocumentOnStandardOutput()
    {
        var said = _line.Run("backtest", "--mode", "best", "--json");
        said.Code.ShouldBe(2);
        said.Error.ShouldBeEmpty();
        var error = JsonDocument.Parse(said.Out).RootElement;
        (error.Text("schema"), error.Text("code")).ShouldBe(("ballast.error/1", "usage"));
    }

    [Theory]
    [InlineData("backtest", "no-store")]
    [InlineData("fingerprints", "no-store")]
    [InlineData("explain alice 500", "no-store")]
    [InlineData("reconcile", "no-store")]
    [InlineData("portfolio alice=1", "no-store")]
    [InlineData("import absent.csv", "no-file")]
    public void Refusal_WithJson_HasItsCode(string args, string code)
    {
        var said = _line.Run([.. args.Split(' '), "--json"]);
        said.Code.ShouldBe(1);
        JsonDocument.Parse(said.Out).RootElement.Text("code").ShouldBe(code);
        File.Exists(_line.Store).ShouldBeFalse("a question makes no store");
    }

    [Fact]
    public void Refusals_OfAFilledStore_SayWhatToDo()
    {
        _line
            .Run("import", _line.Folder.Write("scores.csv", "username,roundNumber,corr\nalice,500,0.1\nbob,501,0.1\n"))
            .Code.ShouldBe(0);
        Refused("backtest", "carol").ShouldBe("No model 'carol' is stored. See the names that are: ballast models.");
        Refused("backtest", "--from", "502")
            .ShouldContain(
                "No resolved round in range has scores in corr and tc for these models. Stored metrics: corr."
            );
        Refused("backtest", "--from", "502", "--to", "400")
            .ShouldBe("The range ends (round 400) before it begins (round 502).");
        Refused("backtest", "--mode", "common", "--grid", "corr=1")
            .ShouldContain("No round has scores of all these models.");
        Refused("portfolio", "alice=1", "bob=1", "--score", "corr=1")
            .ShouldContain("No round in range has corr of all 2 models (2 have some).");
        Refused("portfolio", "alice=-1").ShouldContain("Weights are shares of the stake");
        Refused("reconcile").ShouldContain("No payout in range can be compared");
    }

    [Fact]
    public void Store_ThatCannotBeOpened_IsExitCode3()
    {
        var notAStore = _line.Folder.Write("text.db", new string('x', 4096));
        var said = _line.Run("backtest", "--store", notAStore);
        said.Code.ShouldBe(3);
        said.Error.ShouldBe($"ballast: {notAStore} is not a Ballast store; name another file with --store.\n");
        JsonDocument
            .Parse(_line.Run("backtest", "--store", notAStore, "--json").Out)
            .RootElement.Text("code")
            .ShouldBe("store");
    }

    [Fact]
    public void Json_IsOneDocumentAndNothingElse()
    {
        var file = _line.Folder.Write("scores.csv", "username,roundNumber,corr\nalice,500,0.1\nalice,x,0.1\n");
        foreach (
            var args in new[]
            {
                $"import {file}",
                "backtest --grid corr=1",
                "rules",
                "rules 500",
                "portfolio alice=1 --score corr=1",
            }
        )
        {
            var said = _line.Run([.. args.Split(' '), "--json"]);
            said.Code.ShouldBe(0, said.Out);
            said.Error.ShouldBeEmpty();
            JsonDocument.Parse(said.Out).RootElement.Text("schema").ShouldBe($"ballast.{args.Split(' ')[0]}/1");
        }
    }

    [Fact]
    public void AtSign_InAName_IsNoResponseFile() => _line.Run("backtest", "@alice").Code.ShouldBe(1);

    private string Refused(params string[] args)
    {
        var said = _line.Run(args);
        said.Code.ShouldBe(1, said.Out);
        said.Out.ShouldBeEmpty();
        return said.Error["ballast: ".Length..].TrimEnd('\n');
    }

    private void ShouldLookAs(CommandLine.Said said, string name)
    {
        said.Code.ShouldBe(0, said.Error);
        var text = said.Out + (said.Error.Length == 0 ? "" : "--- standard error\n" + said.Error);
        Approved.Matches(text.Replace(_line.Folder.Root, "FOLDER", StringComparison.Ordinal), name);
    }
}
