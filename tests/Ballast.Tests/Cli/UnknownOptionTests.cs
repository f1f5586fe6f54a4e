using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What was typed and does not exist is said, and not taken for something else.</summary>
public sealed class UnknownOptionTests : IDisposable
{
    private readonly CommandLine _line = new();

    public UnknownOptionTests()
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        _line.Run("import", Repository.Path("examples", "corr.csv"), "--metric", "corr").Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("risk", "--nonsense", "There is no option '--nonsense'")]
    [InlineData("risk", "--form", "did you mean --from?")]
    [InlineData("account", "--form", "did you mean --from?")]
    [InlineData("backtest", "--stakes=5", "did you mean --stake?")]
    [InlineData("import", "--metrik", "did you mean --metric?")]
    [InlineData("risk", "--until", "did you mean --to?")]
    [InlineData("report", "--output", "did you mean --out?")]
    [InlineData("models", "--until", "There is no option '--until'")]
    public void Option_ThatIsNone_IsAUsageErrorAndNoModel(string command, string option, string said)
    {
        var run = _line.Run(command, option);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(said);
    }

    [Fact]
    public void Name_ThatBeginsWithDashes_StandsBehindTwoOfThem()
    {
        var run = _line.Run("risk", "--", "--nonsense");
        run.Code.ShouldBe(1);
        run.Error.ShouldContain("--nonsense");
        run.Error.ShouldNotContain("There is no option");
    }

    [Theory]
    [InlineData("account")]
    [InlineData("report")]
    public void Currency_WithoutAPrice_IsAUsageError(string command)
    {
        var run = _line.Run(command, "--currency", "usdd");
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("did you mean usd?");
        _line.Run("account", "--currency", "USD").Code.ShouldBe(0);
    }
}
