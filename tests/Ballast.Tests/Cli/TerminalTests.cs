using System.Globalization;
using System.Text.RegularExpressions;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Names and files come from others: what a terminal or a spreadsheet would obey in them is text and nothing else.</summary>
public sealed partial class TerminalTests : IDisposable
{
    // Clears the screen, sets the title, 8-bit CSI, turns the writing direction, rings, deletes.
    private const string Evil = "a\u001b[2J\u001b]0;owned\u0007b\u009b31mc\u202ed\u007fe";

    private readonly CommandLine _line = new() { IsTerminal = true };
    private readonly CommandLine _piped;

    public TerminalTests()
    {
        _piped = new CommandLine { Location = _line.Store };
        using var store = TournamentStore.Open(_line.Store);
        using var batch = store.BeginImport(Tournament.Classic);
        var known = KnownTime.Recorded(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        foreach (var model in new[] { Evil, "=cmd|'/c calc'!A1", "-2+3", "plain" })
        {
            for (var round = 1200; round < 1230; round++)
            {
                batch.AddScore(model, round, Metric.Corr, -0.02 + (round * 1e-5), new Knowledge(known, true));
                batch.AddPosition(
                    new Position
                    {
                        Model = model,
                        Round = round,
                        AtRisk = Nmr.Parse("10"),
                        Payout = Nmr.Parse("-0.5"),
                        IsFinal = true,
                        Known = known,
                    },
                    null
                );
            }
        }
        batch.Commit(new ImportSource("frame" + Evil + ".csv", "00", known.Time));
    }

    public void Dispose()
    {
        _line.Dispose();
        _piped.Dispose();
    }

    [Theory]
    [InlineData("models")]
    [InlineData("rounds")]
    [InlineData("data")]
    [InlineData("backtest --grid corr=0,1")]
    [InlineData("risk")]
    [InlineData("account")]
    [InlineData("evidence")]
    [InlineData("export view_scores")]
    [InlineData("models --json")]
    [InlineData("data --json")]
    [InlineData("account --json")]
    [InlineData("nowcast")]
    [InlineData("reconcile")]
    public void Name_WithTerminalCommandsInIt_IsShownAndNotObeyed(string command)
    {
        foreach (var line in new[] { _line, _piped })
        {
            // Rows that are piped are data.
            if (line == _piped && command.StartsWith("export", StringComparison.Ordinal))
                continue;
            var said = line.Run(command.Split(' '));
            said.Code.ShouldBeInRange(0, 1);
            Harmless(said);
        }
    }

    [Theory]
    [InlineData("explain", Evil, "1200")]
    [InlineData("explain", "nobody" + Evil, "1200")]
    [InlineData("explain", Evil, Evil)]
    [InlineData("import", Evil + ".csv")]
    [InlineData("risk", "--rounds", Evil)]
    [InlineData(Evil)]
    [InlineData("--" + Evil)]
    [InlineData("models", "--store", "/nowhere/" + Evil)]
    [InlineData("export", Evil)]
    [InlineData("portfolio", Evil + "=1")]
    public void Argument_WithTerminalCommandsInIt_IsShownAndNotObeyed(params string[] args) =>
        Harmless(_line.Run(args));

    [Theory]
    [InlineData("backtest --grid {0}=1")]
    [InlineData("risk {0}")]
    [InlineData("export {0}")]
    [InlineData("portfolio {0}=1")]
    [InlineData("backtest --from {0}")]
    [InlineData("explain plain {0}")]
    [InlineData("risk --{0}")]
    [InlineData("backtest --rule {0}")]
    [InlineData("account --currency {0}")]
    [InlineData("models --store /nowhere/{0}")]
    [InlineData("import --metric {0} x.csv")]
    public void Argument_WithoutEnd_IsNotSaidAgainWhole(string command)
    {
        var said = _line.Run(string.Format(CultureInfo.InvariantCulture, command, new string('x', 5000)).Split(' '));
        said.Code.ShouldBeInRange(1, 3);
        said.Error.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Name_InAJsonDocument_IsStillTheName()
    {
        var said = _line.Run("models", "--json");

        var names = System.Text.Json.JsonDocument.Parse(said.Out).RootElement.GetProperty("models").EnumerateArray();
        names.Select(m => m.Text("model")).ShouldContain(Evil);
    }

    [Fact]
    public void Name_LikeAFormula_IsTextInEveryCsvAndNumbersStayNumbers()
    {
        var file = _line.Folder.Path("scores.csv");
        _line.Run("export", "view_scores", "--out", file).Code.ShouldBe(0);
        foreach (var text in new[] { File.ReadAllText(file), _piped.Run("export", "view_scores").Out })
        {
            text.ShouldContain(",'=cmd|'/c calc'!A1,");
            text.ShouldContain(",'-2+3,");
            text.ShouldContain(",plain,");
            text.ShouldContain(",-0.00");
            text.ShouldNotContain("'-0.0");
            // What is written for programs keeps every character of a name.
            text.ShouldContain(Evil);
        }
    }

    private static void Harmless(CommandLine.Said said)
    {
        foreach (var text in new[] { Colour().Replace(said.Out, ""), Colour().Replace(said.Error, "") })
            text.Where(c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2028')
                .ShouldBeEmpty(text.Replace('\u001b', '#'));
    }

    /// <summary>What this program itself says to a terminal.</summary>
    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.None, 1000)]
    private static partial Regex Colour();
}
