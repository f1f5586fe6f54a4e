using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A slip of the finger is answered with the word that was meant.</summary>
public sealed class SuggestionTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("bakctest", "There is no command 'bakctest'; did you mean backtest?")]
    [InlineData("Backtest", "There is no command 'Backtest'; did you mean backtest?")]
    [InlineData("bakctest --stake 5", "did you mean backtest?")]
    [InlineData("nonsense", "There is no command 'nonsense'. See: ballast --help")]
    [InlineData("version", "There is no command 'version'; did you mean --version?")]
    [InlineData("store", "store takes one of copy, backup, info, check, archive. See: ballast store --help")]
    [InlineData("sandbox --port x", "--port is a whole number, not 'x'.")]
    [InlineData("account --sort", "--sort takes a value.")]
    [InlineData("store chekc", "There is no command 'store chekc'; did you mean check?")]
    [InlineData("store nonsense", "there are copy, backup, info, check, archive.")]
    [InlineData("--jsno", "There is no option '--jsno'; did you mean --json?")]
    [InlineData("backtest -json", "There is no option '-json'; did you mean --json?")]
    [InlineData("backtest \u2014stake 5", "did you mean --stake?")]
    [InlineData("backtest --rounds resolvd", "Did you mean resolved?")]
    [InlineData("backtest --mode totl", "Did you mean total?")]
    [InlineData("backtest --rule classic-12-corr075-mcm225", "Did you mean classic-12-corr075-mmc225?")]
    [InlineData("backtest --tournament clasic", "Did you mean classic?")]
    [InlineData("rehearse --policy hold,folow-best", "Did you mean follow-best?")]
    [InlineData("allocate --method equl,hrp", "Did you mean equal?")]
    [InlineData("risk --returns setled", "Did you mean settled?")]
    public void Slip_IsAnsweredWithWhatWasMeant(string args, string said)
    {
        var run = _line.Run(args.Split(' '));
        run.Code.ShouldBe(2, run.Error);
        run.Error.ShouldContain(said);
        run.Error.Count(c => c == '\n').ShouldBe(1);
    }

    [Theory]
    [InlineData("backtest --stake much")]
    [InlineData("backtest --mode somethingelse")]
    [InlineData("backtest --rounds resolved --from x")]
    public void Mistake_ThatIsNoSlip_GetsNoGuess(string args)
    {
        var run = _line.Run(args.Split(' '));
        run.Code.ShouldBe(2);
        run.Error.ShouldNotContain("Did you mean");
    }

    [Theory]
    [InlineData("backtest --since dayli", "Did you mean daily?")]
    [InlineData("evidence --criterion sharp", "Did you mean sharpe?")]
    [InlineData("explain nan_ 1250", "nan")]
    public void Name_ThatIsNotKnown_IsARefusalWithAGuess(string args, string said)
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        var run = _line.Run(args.Split(' '));
        run.Code.ShouldBe(1, run.Error);
        run.Error.ShouldContain(said);
    }
}
