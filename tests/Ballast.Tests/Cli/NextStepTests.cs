using Ballast.Cli.Output;
using Ballast.Core.Text;
using Ballast.Server.Markup;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What is said of the next step, and of what is folded, at every door.</summary>
public sealed class NextStepTests : IDisposable
{
    private static readonly Ballast.Core.Text.Block[] Blocks =
    [
        new Sentence("It earned 3 NMR.", Tone.Answer),
        NextStep.To("see whether that may be luck", "evidence", "it's", "--returns", "computed"),
        new Fold("The months", [new Sentence("January: 1.")]),
        new Fold("The years", [new Sentence("2026: 2.")]),
    ];

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Terminal_SaysTheCommand_AndWhatIsLeftOut()
    {
        var said = Drawn(new StringWriter(), isWhole: false);
        said.ShouldContain("Next: see whether that may be luck: ballast evidence 'it'\\''s' --returns computed\n");
        said.ShouldNotContain("January");
        said.ShouldEndWith("More with --all: The months; The years.\n");
    }

    [Fact]
    public void Terminal_AskedForAll_LeavesNothingOut()
    {
        var said = Drawn(new StringWriter(), isWhole: true);
        said.ShouldContain("The months\nJanuary: 1.\n");
        said.ShouldContain("The years\n2026: 2.\n");
        said.ShouldNotContain("More with");
    }

    /// <summary>Whoever asked another store, tournament or moment goes on with it.</summary>
    [Fact]
    public void Terminal_GoesOnWithTheStoreAndTheTournamentThatWereAsked()
    {
        var store = _line.Folder.Path("my store.db");
        string[] where = ["--store", store, "--tournament", "signals", "--as-of", "2026-01-01"];
        using var wide = new CommandLine { Width = 400 };
        var said = wide.Run(["rules", .. where]);
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldContain($"--store '{store}' --tournament signals --as-of 2026-01-01\n");
        _line.Run("rules").Out.ShouldNotContain("--store");
        _line.Run("rules", "--store", "postgres://me:secret@127.0.0.1:1/db").Out.ShouldNotContain("secret");
    }

    /// <summary>What brings something in does so now, whatever moment was asked about; where nothing is said, the command stands alone.</summary>
    [Fact]
    public void Terminal_SaysACommandThatIsNoQuestion_WithoutTheMoment()
    {
        string[] kept = ["--store", "x.db", "--as-of", "2026-01-01"];
        CommandWords.After(NextStep.To("", "sync"), kept).ShouldBe("ballast sync --store x.db");
        CommandWords
            .After(NextStep.To("look", "today"), kept)
            .ShouldBe("look: ballast today --store x.db --as-of 2026-01-01");
    }

    /// <summary>A page leads to a page; no command stands there.</summary>
    [Fact]
    public void Page_LinksTheQuestion()
    {
        var html = new BlocksAsHtml(words => "/" + string.Join('/', words)).Draw(Blocks).ToString();
        html.ShouldContain(">See whether that may be luck</a>");
        html.ShouldContain("href=\"/evidence/");
        html.ShouldNotContain("ballast");
    }

    [Fact]
    public void Report_AndWhatIsNoQuestion_SayTheWordsAlone()
    {
        new BlocksAsHtml().Draw(Blocks).ToString().ShouldContain("See whether that may be luck.");
        var apply = new BlocksAsHtml(_ => "/x").Draw([NextStep.To("send it", "apply", "plan.json")]).ToString();
        apply.ShouldContain("Send it.");
        apply.ShouldNotContain("href");
        // A step without words of its own has those of where it leads; one that leads nowhere is none.
        new BlocksAsHtml(words => "/" + words[0])
            .Draw([NextStep.To("", "journal"), NextStep.To("", "apply")])
            .ToString()
            .ShouldBe("<p class=\"next\"><a href=\"/journal\">Go to Journal</a></p>\n");
        // Files and syncs are brought in on the page of what is stored.
        new BlocksAsHtml(words => "/" + words[0])
            .Draw([NextStep.To("bring it up to date", "sync")])
            .ToString()
            .ShouldContain("<a href=\"/data\">Bring it up to date</a>");
    }

    private string Drawn(StringWriter output, bool isWhole)
    {
        output.NewLine = "\n";
        var screen = new Screen(_line.CliHost(output, TextWriter.Null), isJson: false);
        new BlocksOnTerminal(screen) { IsUnfolded = isWhole, MoreBy = "--all" }.Write(Blocks);
        return output.ToString();
    }
}
