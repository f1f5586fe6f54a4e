using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>The questions about money and risk as users see them, on the demo's store and on files that lack something.</summary>
public sealed class RiskCommandTests : IDisposable
{
    private const string Wide = "roundNumber,alpha_a,beta_b\n";
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Questions_OnTheDemo_LookAsApproved()
    {
        var store = Demo(_line);
        ShouldLookAs(_line.Run([.. store, "risk", "aurora", "basalt"]), "risk-two-models");
        ShouldLookAs(_line.Run([.. store, "account"]), "account");
        ShouldLookAs(_line.Run([.. store, "regret"]), "regret");
        ShouldLookAs(
            _line.Run([.. store, "sensitivity", "--grid", "corr20V2=0,1", "--grid", "mmc=0,2"]),
            "sensitivity"
        );
    }

    [Fact]
    public void Questions_InANarrowTerminal_FitIntoIt()
    {
        using var narrow = new CommandLine { Width = 60 };
        var store = Demo(narrow);
        foreach (var question in new[] { "risk", "account", "regret", "sensitivity" })
        {
            var said = narrow.Run([.. store, question]);
            said.Code.ShouldBe(0, said.Error);
            said.Out.Split('\n').Max(l => l.TrimEnd().Length).ShouldBeLessThanOrEqualTo(60, question);
        }
    }

    [Fact]
    public void Report_Brief_IsInTheImportsAnswer()
    {
        Import(Rows(40));
        var said = _line.Run("import", _line.Folder.Path("scores.csv"), "--metric", "mmc");
        said.Out.ShouldContain("What this says about all stored models:");
        said.Out.ShouldContain("No settled stake is stored");
        var again = _line.Json("import", _line.Folder.Path("scores.csv"), "--metric", "mmc");
        again.GetProperty("diagnosis").GetProperty("sentences").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Risk_FewRounds_SaysThatDataIsNotEnough()
    {
        Import(Rows(40));
        var answer = _line.Json("risk", "alpha_a", "--multipliers", "corr=1");
        var regime = answer.GetProperty("subjects")[0].GetProperty("regimes")[0];
        // What the calendar says of 40 rounds, 20 of which share days; an interval takes more.
        regime.Number("effectiveRounds").ShouldBe(2);
        foreach (var measure in regime.GetProperty("measures").EnumerateArray())
        {
            measure.GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
            measure.Text("noInterval").ShouldBeOneOf("too-few-rounds", "about-dependence", "undefined", "no-method");
        }
        answer.GetProperty("locks")[0].Text("noPast").ShouldStartWith("not enough data");
    }

    [Fact]
    public void Risk_AcrossAChangeOfRules_MeasuresEachByItself()
    {
        Import(Rows(60, first: 1150));
        var answer = _line.Json("risk", "alpha_a", "--multipliers", "corr=1");
        var regimes = answer.GetProperty("subjects")[0].GetProperty("regimes").EnumerateArray().ToList();
        regimes
            .Select(r => (r.Text("rule"), r.Whole("from"), r.Whole("to"), r.Whole("rounds")))
            .ShouldBe([("classic-11-corr05-mmc2", 1150, 1171, 22), ("classic-12-corr075-mmc225", 1172, 1209, 38)]);
        // Paid by one rule, there is one stretch.
        _line
            .Json("risk", "alpha_a", "--multipliers", "corr=1", "--rule", "classic-12")
            .GetProperty("subjects")[0]
            .GetProperty("regimes")
            .GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public void Lock_OfTwentyFourRoundsAtFivePercent_IsTheWholeStake()
    {
        Import(Rows(40));
        var held = _line.Json("risk", "--multipliers", "corr=1", "--stake", "1000").GetProperty("locks")[0];
        held.Whole("rounds").ShouldBe(24);
        held.Amount("worstCase").ShouldBe(-1000);
        held.Number("worstCompounded").ShouldBe(1 - Math.Pow(0.95, 24), 1e-12);
    }

    [Fact]
    public void Account_ScoresWithoutStakes_IsRefused()
    {
        Import(Rows(10));
        Refused("account").ShouldBe("no-stake");
        Refused("regret").ShouldBe("no-stake");
        Refused("risk", "--returns", "settled").ShouldBe("no-stake");
        Refused("field").ShouldBe("no-field");
        Refused("account", "gamma").ShouldBe("unknown-model");
        Refused("sensitivity", "--from", "1180", "--to", "1180", "--grid", "corr=1").ShouldBe("not-enough-rounds");
    }

    [Theory]
    [InlineData("risk --returns maybe")]
    [InlineData("risk --multipliers corr")]
    [InlineData("risk --stake -1")]
    [InlineData("risk --payout-factor 2")]
    [InlineData("account --from soon")]
    [InlineData("sensitivity --grid corr")]
    public void Questions_WrongUsage_AreTwo(string args)
    {
        Import(Rows(10));
        var said = _line.Run(args.Split(' '));
        said.Code.ShouldBe(2, said.Error);
        said.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    /// <summary>Twenty models score 1 to 20 thousandths: the best stands at 1, the one at 5 thousandths at 5 / 20, the middle is 10.5.</summary>
    [Fact]
    public void Field_OfTwentyModels_PlacesEachAmongThem()
    {
        var names = Enumerable.Range(1, 20).Select(i => $"m{i:00}").ToList();
        Import(
            $"roundNumber,{string.Join(',', names)}\n1180,{string.Join(',', names.Select((_, i) => FormattableString.Invariant($"{(i + 1) / 1000.0}")))}\n"
        );
        var answer = _line.Json("field", "m20", "m05");
        answer.Text("basis").ShouldBe("stored");
        answer.Whole("fieldSize").ShouldBe(20);
        var models = answer.GetProperty("scores")[0].GetProperty("models").EnumerateArray().ToList();
        models.Select(m => (m.Text("model"), m.Number("meanPercentile"))).ShouldBe([("m20", 1.0), ("m05", 0.25)]);
        models[0].Number("meanField").ShouldBe(0.0105, 1e-12);
    }

    /// <summary>By hand: b scores 0.01 and 0.03 where a scores 0.02 and 0.02; a's third round has no partner.</summary>
    [Fact]
    public void Field_AgainstABenchmark_TakesTheRoundsThatBothHave()
    {
        Import("roundNumber,a,b\n1180,0.02,0.01\n1181,0.02,0.03\n1182,0.09,\n");
        var duel = _line.Json("field", "a", "--against", "B").GetProperty("against")[0];
        (duel.Text("model"), duel.Text("benchmark"), duel.Whole("rounds")).ShouldBe(("a", "b", 2));
        duel.Number("meanDifference").ShouldBe(0, 1e-12);
        duel.Number("ahead").ShouldBe(0.5);
        duel.Text("noInterval").ShouldBe("too-few-rounds");
        Refused("field", "a", "--against", "nobody").ShouldBe("unknown-model");
    }

    [Fact]
    public void Account_InFiat_TakesThePriceOfTheDay()
    {
        // R1180 opens 2026-01-13 and resolves 2026-02-13; the price of the day before counts, that of a month ago does not.
        _line.Folder.Write(
            "long.csv",
            "username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundResolved,roundResolveTime\n"
                + "a,1180,0.02,0.01,0.75,2.25,0.1,100,0.375,true,2026-02-13T20:00:00Z\n"
                + "a,1181,-0.02,0.01,0.75,2.25,0.1,100,0.075,true,2026-02-14T20:00:00Z\n"
        );
        _line.Run("import", _line.Folder.Path("long.csv")).Code.ShouldBe(0);
        var without = _line.Json("account");
        without.GetProperty("currency").ValueKind.ShouldBe(JsonValueKind.Null);
        without.GetProperty("total").Amount("net").ShouldBe(0.45m);

        Price("2026-02-12,20");
        _line.Json("account").GetProperty("total").Amount("netFiat").ShouldBe(20 * 0.45m);
        Price("2026-02-14,30");
        _line.Json("account").GetProperty("total").Amount("netFiat").ShouldBe((20 * 0.375m) + (30 * 0.075m));
        // As of a moment before the price was known there is none.
        _line
            .Json("account", "--as-of", "2026-02-14T21:00:00Z")
            .GetProperty("total")
            .Amount("netFiat")
            .ShouldBe(20 * 0.45m);
    }

    private void Price(string row)
    {
        _line.Folder.Write(
            "price.csv",
            $"date,open,high,low,close,volume\n{row.Replace(",", ",1,1,1,", StringComparison.Ordinal)},5\n"
        );
        _line.Run("import", _line.Folder.Path("price.csv")).Code.ShouldBe(0);
    }

    private static string[] Demo(CommandLine line)
    {
        var folder = line.Folder.Path("demo");
        line.Run("demo", "--keep", folder).Code.ShouldBe(0);
        return ["--store", Path.Combine(folder, "demo.db")];
    }

    private static string Rows(int count, int first = 1172)
    {
        var rows = Enumerable
            .Range(0, count)
            .Select(i =>
                FormattableString.Invariant(
                    $"{first + i},{0.02 * Math.Sin(i / 5.0):0.######},{0.01 * Math.Cos(i / 7.0):0.######}"
                )
            );
        return Wide + string.Join('\n', rows) + "\n";
    }

    private void Import(string text)
    {
        _line.Folder.Write("scores.csv", text);
        _line.Run("import", _line.Folder.Path("scores.csv"), "--metric", "corr").Code.ShouldBe(0);
    }

    private string Refused(params string[] args)
    {
        var said = _line.Run([.. args, "--json"]);
        said.Code.ShouldBe(1, said.Out);
        return JsonDocument.Parse(said.Out).RootElement.Text("code");
    }

    private void ShouldLookAs(CommandLine.Said said, string name)
    {
        said.Code.ShouldBe(0, said.Error);
        var text = said.Out + (said.Error.Length == 0 ? "" : "--- standard error\n" + said.Error);
        Approved.Matches(text.Replace(_line.Folder.Root, "FOLDER", StringComparison.Ordinal), name);
    }
}
