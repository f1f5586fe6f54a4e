using Ballast.Cli.Commands;
using Ballast.Core.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast help</c>: what a word of an answer means.</summary>
public sealed class HelpCommandTests : IDisposable
{
    private readonly CommandLine _line = new() { Width = 200 };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Help_OfATerm_SaysWhatItMeans()
    {
        var said = _line.Run("help", "Payout", "factors");
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldStartWith("payout factor: ");
        _line.Json("help", "burn").GetProperty("terms")[0].Text("name").ShouldBe("burn");
    }

    [Fact]
    public void Help_OfACommand_IsItsHelp()
    {
        _line.Run("help", "backtest").Out.ShouldBe(_line.Run("backtest", "--help").Out);
        _line.Run("help", "store", "copy").Out.ShouldBe(_line.Run("store", "copy", "--help").Out);
    }

    /// <summary>A word that is both is explained first.</summary>
    [Fact]
    public void Help_OfATermThatIsACommandToo_SaysBoth()
    {
        var said = _line.Run("help", "nowcast").Out;
        said.ShouldStartWith("nowcast: ");
        said.ShouldEndWith(_line.Run("nowcast", "--help").Out);
    }

    [Fact]
    public void Help_OfAnUnknownWord_SaysWhatMayBeMeant()
    {
        var said = _line.Run("help", "drawdwn");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("Did you mean: drawdown");
        _line.Run("help", "spaghetti").Error.ShouldNotContain("Did you mean");
        _line.Run("help", "spaghetti", "--json").Out.ShouldContain("unknown-term");
    }

    [Fact]
    public void Help_Alone_SaysHowToAskAndWhatThereIs()
    {
        var said = _line.Run("help").Out;
        said.ShouldContain("ballast help drawdown");
        said.ShouldContain("ballast --help");
        said.ShouldContain("payout factor");
        // A screen, not a wall.
        said.Split('\n').Length.ShouldBeLessThan(20);
        foreach (var word in HelpCommand.MostAsked)
            Glossary.Find(word).ShouldNotBeNull(word);
    }

    /// <summary>It is typed behind another line: what stood there is no mistake.</summary>
    [Fact]
    public void Help_WithAStore_SaysNothingOfIt() =>
        _line.Run("help", "burn", "--store", _line.Store).Error.ShouldBeEmpty();
}
