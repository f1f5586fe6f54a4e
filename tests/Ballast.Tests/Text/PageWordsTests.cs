using Ballast.Core.Text;

namespace Ballast.Tests.Text;

/// <summary>What a refusal says to those who have no command line before them.</summary>
public sealed class PageWordsTests
{
    [Theory]
    [InlineData(
        "The plan was edited: its hash does not fit. Make a new one with ballast plan.",
        "The plan was edited: its hash does not fit.",
        "make a new one",
        "plan"
    )]
    [InlineData(
        "Entry 5 of the journal is no intent: ballast journal lists them.",
        "Entry 5 of the journal is no intent.",
        "",
        "journal"
    )]
    [InlineData(
        "Neither a wallet nor a stake is known: run `ballast sync --account`, or import a table.",
        "Neither a wallet nor a stake is known.",
        "",
        "sync --account"
    )]
    [InlineData(
        "'xy' is no model. List what is stored: ballast models.",
        "'xy' is no model.",
        "list what is stored",
        "models"
    )]
    public void Command_BecomesTheNextStep(string line, string text, string next, string command)
    {
        var words = PageWords.Of(line);
        words.Text.ShouldBe(text);
        words.Next.ShouldNotBeNull().Text.ShouldBe(next);
        string.Join(' ', words.Next!.Command).ShouldBe(command);
    }

    [Fact]
    public void Help_IsNoStepOfAPage() =>
        PageWords.Of("--from is a round. See: ballast account --help").Next.ShouldBeNull();

    [Fact]
    public void Option_BecomesTheNameOfItsField()
    {
        var words = PageWords.Of("The payout factor of round 5 is not stored; give --payout-factor.");
        words.Text.ShouldBe("The payout factor of round 5 is not stored; give payout factor.");
        words.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData(
        "What the wallet has is not known, so nothing of it is planned with: run `ballast sync --account`.",
        "What the wallet has is not known, so nothing of it is planned with.",
        "Run `ballast sync --account`."
    )]
    [InlineData(
        "Too few rounds. To pay earlier ones by it: --returns computed.",
        "Too few rounds.",
        "To pay earlier ones by it: --returns computed."
    )]
    [InlineData("Nothing is missing.", "Nothing is missing.", "")]
    public void Sentence_SaysCommandsOnATerminalAlone(string line, string text, string typed)
    {
        var said = PageWords.Said(line, Tone.Warning);
        (said.Text, said.Typed, said.Tone).ShouldBe((text, typed, Tone.Warning));
    }

    [Fact]
    public void LineWithoutCommands_StaysAsItIs() =>
        PageWords.Of("Nothing is stored - yet. Wait.").ShouldBe(new PageWords("Nothing is stored - yet. Wait.", null));
}
