using System.CommandLine;
using Ballast.Cli;
using Ballast.Cli.Help;
using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What somebody sees who does not know yet what to type.</summary>
public sealed class StartTests : IDisposable
{
    private readonly CommandLine _line = new() { Width = 80 };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Alone_WithoutAStore_SaysHowToBegin()
    {
        var said = _line.Run();
        said.Code.ShouldBe(0);
        Approved.Matches(Written(said.Out), "start-empty");
        File.Exists(_line.Store).ShouldBeFalse("asking makes no store");
    }

    [Fact]
    public void Alone_WithAStore_SaysWhatIsInItAndWhatToAsk()
    {
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        Approved.Matches(Written(_line.Run().Out), "start-filled");
        var document = _line.Json();
        (document.Text("schema"), document.GetProperty("isThere").GetBoolean()).ShouldBe(("ballast.start/1", true));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(80)]
    public void HelpAndStart_FitTheWindow(int width)
    {
        using var narrow = new CommandLine { Width = width };
        foreach (var said in new[] { narrow.Run("--help"), narrow.Run() })
            DrawnBlocks.ShouldFit(said.Out.Split('\n'), width, "help");
    }

    [Fact]
    public void Help_HasEveryCommandInAGroup()
    {
        var root = Application.Root(_line.CliHost(TextWriter.Null, TextWriter.Null));
        var grouped = CommandGroups.All.SelectMany(g => g.Commands).Select(c => c.Name).ToList();
        root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).Except(grouped).ShouldBeEmpty();
        grouped.ShouldBeUnique();
        _line.Run("--help").Out.ShouldNotContain(CommandGroups.Others);
    }

    /// <summary>A line that begins with a command makes that one alone.</summary>
    [Fact]
    public void Command_MadeAlone_IsTheOneAmongAll()
    {
        var host = _line.CliHost(TextWriter.Null, TextWriter.Null);
        foreach (var command in Application.Root(host).Subcommands)
        {
            var alone = Application.Root(host, command.Name).Subcommands.ShouldHaveSingleItem(command.Name);
            Outline(alone).ShouldBe(Outline(command));
        }
        Application.Root(host, "nothing").Subcommands.Count.ShouldBeGreaterThan(50);
    }

    private static string Outline(Command command) =>
        $"{command.Name} {command.Description}: {string.Join(' ', command.Options.Select(o => o.Name))} "
        + $"{string.Join(' ', command.Arguments.Select(a => a.Name))} [{string.Join("; ", command.Subcommands.Select(Outline))}]";

    /// <summary>Help and pages put a question under the same heading.</summary>
    [Fact]
    public void Help_HasEveryQuestionUnderItsTopic()
    {
        foreach (var question in QuestionCatalogue.All)
            CommandGroups
                .All.Single(g => g.Commands.Any(c => c.Name == question.Name))
                .Title.ShouldBe(question.Topic.InWords(), question.Name);
    }

    [Fact]
    public void Help_OfACommand_IsItsOwn() => _line.Run("backtest", "--help").Out.ShouldContain("--payout-factor");

    private string Written(string text) => text.Replace(_line.Folder.Root, "FOLDER", StringComparison.Ordinal);
}
