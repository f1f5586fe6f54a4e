using Ballast.Core.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Text;

/// <summary>An exact tie is said as one, whichever answer has it.</summary>
public sealed class LeadersTests : IDisposable
{
    private readonly CommandLine _line = new() { Now = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Of_ATie_IsAllOfIt()
    {
        Leaders.Of<(string, double?)>([("a", 1), ("b", 2), ("c", 2), ("d", null)], v => v.Item2).Count.ShouldBe(2);
        Leaders.Of<double?>([null, double.NaN], v => v).ShouldBeEmpty();
        Leaders.Of<double?>([-0.0, 0.0], v => v).Count.ShouldBe(2);
    }

    /// <summary>Two models with the same scores, and a third one that is worse.</summary>
    [Theory]
    [InlineData("backtest", "a and b would have earned most, each the same")]
    [InlineData("compare a b c", "a and b brought most, each")]
    [InlineData("compare a b", "a and b brought the same in the 60 rounds")]
    [InlineData("sensitivity", "Over all rounds 1 other choice brings exactly as much as the first")]
    public void FirstSentence_OfATie_NamesBoth(string asked, string said)
    {
        Import((round, model) => (model == "c" ? -0.01 : 0.02) + (Math.Sin(round) / 100));
        var text = _line.Run(asked.Split(' ')).Out.ReplaceLineEndings(" ");
        text.ShouldContain(said);
    }

    [Fact]
    public void Evidence_OfATie_SaysNobodyIsAhead()
    {
        Import((round, _) => 0.01 + (Math.Sin(round) / 100));
        _line.Run("evidence").Out.ShouldNotContain("was ahead so far");
    }

    /// <summary>Whose money it was: two that brought and two that cost the same.</summary>
    [Theory]
    [InlineData("2,2,-1,-1", "a and b brought +2.00 NMR each; c and d cost 1.00 each.")]
    [InlineData("2,1,-1,-3", "a brought +2.00 NMR; d cost 3.00.")]
    [InlineData("-2,-2,-2,-2", "All 4 brought the same (-2.00 NMR each).")]
    [InlineData("2,2,1,1", "a and b brought most (+2.00 NMR each), and no model lost.")]
    public void Account_NamesAllThatBroughtMostOrCostMost(string payouts, string said)
    {
        var rows = payouts.Split(',').Select((payout, i) => $"{(char)('a' + i)},1140,100,{payout},True");
        var file = _line.Folder.Write(
            "money.csv",
            "model,roundNumber,selectedStakeValue,payout,roundResolved\n" + string.Join('\n', rows)
        );
        _line.Run("import", file).Code.ShouldBe(0);
        _line.Run("account").Out.ReplaceLineEndings(" ").ShouldContain(said);
    }

    [Fact]
    public void Score_OfEqualPredictions_NamesBoth()
    {
        var random = new Random(3);
        var rows = Enumerable
            .Range(0, 100)
            .Select(i => FormattableString.Invariant($"{i},{random.NextDouble()},{i % 5 / 4.0}"))
            .Select(r => r.Split(','))
            .Select(c => $"{c[0]},{c[1]},{c[1]},{c[2]}");
        var file = _line.Folder.Write("equal.csv", "id,left,right,target\n" + string.Join('\n', rows));
        var said = _line.Run("score", file, "--predictions", "left,right");
        said.Out.ReplaceLineEndings(" ").ShouldContain("Of 2 predictions left and right have the highest CORR, each");
    }

    /// <summary>A model that was there in good rounds alone has the highest mean and is behind: the ranking is by the lead.</summary>
    [Fact]
    public void Evidence_NamesWhoLeadsInTheSameRounds_NotWhoHasTheHighestMean()
    {
        Import(
            (round, model) =>
                model == "c" && round % 2 == 0
                    ? double.NaN
                    : (round % 2 * 0.05)
                        + (Math.Sin(round) / 100)
                        + (
                            model == "a" ? 0.01
                            : model == "c" ? -0.005
                            : 0
                        )
        );
        _line.Run("evidence").Out.ReplaceLineEndings(" ").ShouldContain("a was ahead so far");
    }

    /// <summary>Of so many models luck is not measured, and not passed over either.</summary>
    [Fact]
    public void Backtest_OfVeryManyModels_SaysThatTheBestOfThemLooksBetter()
    {
        string[] models = [.. Enumerable.Range(0, 1001).Select(i => $"m{i}")];
        Import(
            (round, model) => double.Parse(model[1..], System.Globalization.CultureInfo.InvariantCulture) / 100_000,
            3,
            models
        );
        _line
            .Run("backtest")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain("; the best of 1,001 models looks better than it is.");
    }

    private void Import(Func<int, string, double> score, int rounds = 60, params string[] models)
    {
        var rows =
            from round in Enumerable.Range(1000, rounds)
            from model in models is [] ? ["a", "b", "c"] : models
            let number = score(round, model)
            where !double.IsNaN(number)
            let value = number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            select $"{model},{round},{value},{value},0.5,2,0.1";
        var file = _line.Folder.Write(
            "ties.csv",
            "username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor\n" + string.Join('\n', rows)
        );
        _line.Run("import", file).Code.ShouldBe(0);
    }
}
