using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What somebody types who does not know the program yet is answered by what was meant.</summary>
public sealed class SlipTests : IDisposable
{
    private readonly CommandLine _line = new() { Width = 400 };

    public SlipTests()
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        _line.Run("import", Repository.Path("examples", "corr.csv"), "--metric", "corr").Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("watch --test home --dry-run", 2, "--test and --dry-run do not go together")]
    [InlineData("watch --acknowledge 1 --dry-run", 2, "--acknowledge and --dry-run do not go together")]
    [InlineData("backtest --stake 0", 2, "--stake is a number from 0.01")]
    [InlineData("ladder --total 0", 2, "--total is a number from 0.01")]
    [InlineData("risk --since 2025", 1, "write --from 2025-01-01.")]
    [InlineData("risk --since 2025-03", 1, "write --from 2025-03-01.")]
    [InlineData("risk --since 2025-03-07", 1, "write --from 2025-03-07.")]
    [InlineData("risk qqqqqqqqqqqq", 1, "See the names that are: ballast models.")]
    [InlineData("account --from 1500 --to 1600", 1, "theirs are of rounds")]
    [InlineData("models --as-of 2098-01-01", 0, "--as-of lies ahead")]
    public void What_WasTyped_IsAnsweredByWhatWasMeant(string words, int code, string said)
    {
        var run = _line.Run(words.Split(' '));
        run.Code.ShouldBe(code, run.Error);
        run.Error.ShouldContain(said);
    }

    [Theory]
    [InlineData("", "BALLAST_STORE is empty.")]
    [InlineData(":memory:", "BALLAST_STORE: A store is a file")]
    public void Store_OfTheVariable_ThatIsNone_SaysWhereItCameFrom(string value, string said)
    {
        using var bare = new CommandLine { Location = value };
        var run = bare.Run("models");
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(said);
    }

    /// <summary>Whoever names no file gets each report: the second one lies beside the first.</summary>
    [Fact]
    public void Report_AskedTwice_IsThereTwice()
    {
        var files = new List<string>();
        try
        {
            foreach (var _ in Enumerable.Range(0, 2))
            {
                var run = _line.Run("report");
                run.Code.ShouldBe(0, run.Error);
                run.Out.ShouldNotContain("ballast report");
                files.Add(run.Error.Split("written: ")[1].Trim());
            }
            files.Distinct().Count().ShouldBe(2);
            files.ShouldAllBe(f => File.Exists(f));
        }
        finally
        {
            files.ForEach(File.Delete);
        }
    }

    /// <summary>A lead that rounds to nothing is small, and not none.</summary>
    [Fact]
    public void Evidence_OfALeadThatRoundsToNothing_SaysThatItIsSmall()
    {
        using var line = new CommandLine { Width = 400 };
        var rows = Enumerable
            .Range(0, 100)
            .Select(i => (Round: 1000 + i, Corr: (decimal)Math.Round(0.02 * Math.Sin(i * i), 6)))
            .SelectMany(r =>
                new[]
                {
                    FormattableString.Invariant($"a,{r.Round},{r.Corr},0"),
                    FormattableString.Invariant($"b,{r.Round},{r.Corr + 0.0001m},0"),
                }
            );
        var file = line.Folder.Write("near.csv", "username,roundNumber,corr20V2,mmc\n" + string.Join('\n', rows));
        line.Run("import", file).Code.ShouldBe(0);
        line.Run("evidence").Out.ShouldContain("b was ahead so far, by less than 0.01 % a round");
    }

    /// <summary>Where all others have too few rounds, the one that is left leads nobody.</summary>
    [Fact]
    public void Evidence_OfOneThatIsLeft_NamesNobodyAhead()
    {
        using var line = new CommandLine { Width = 400 };
        var rows = Enumerable
            .Range(0, 100)
            .Select(i => FormattableString.Invariant($"a,{1000 + i},{Math.Round(0.02 * Math.Sin(i * i), 6)},0"))
            .Concat(Enumerable.Range(0, 3).Select(i => $"b,{1000 + i},0.01,0"));
        var file = line.Folder.Write("alone.csv", "username,roundNumber,corr20V2,mmc\n" + string.Join('\n', rows));
        line.Run("import", file).Code.ShouldBe(0);
        var said = line.Run("evidence").Out;
        said.ShouldContain("cannot be said yet");
        said.ShouldNotContain("was ahead");
    }

    /// <summary>No way out is named that ends nowhere, and a sentence ends once.</summary>
    [Fact]
    public void LadderOfAStake_UnderARuleThatNoRoundHas_SaysWhatIsMissing()
    {
        var said = _line.Run("ladder", "--stake", "10").Out;
        said.ShouldContain(" is stored, by which earlier rounds could be paid as it pays.");
        said.ShouldNotContain("--rule");
        said.ShouldNotContain("..");
    }

    [Fact]
    public void Help_IsSilentAboutWhatHasNoEffect()
    {
        _line.Run("watch", "--help").Out.ShouldNotContain("--as-of");
        _line.Run("today", "--help").Out.ShouldContain("--as-of");
    }

    /// <summary>One choice has nothing beside it: no picture of it, and no word of a best one.</summary>
    [Fact]
    public void OneChoice_IsNotCompared()
    {
        _line.Run("sensitivity", "amber_anchor", "--grid", "corr=1").Out.ShouldNotContain("First round down");
        var said = _line.Run("backtest", "amber_anchor", "--grid", "corr=1").Out;
        said.ShouldContain("amber_anchor would have");
        said.ShouldNotContain("most");
        _line
            .Run("backtest", "amber_anchor", "--grid", "corr=0.5,1", "--from", "1181")
            .Out.ShouldContain("ballast sensitivity --from 1181 --grid corr=0.5,1 amber_anchor");
    }
}
