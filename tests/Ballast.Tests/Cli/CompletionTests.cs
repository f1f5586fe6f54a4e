using System.ComponentModel;
using Ballast.Cli.Completion;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>The tab key: what can go on with a line, asked of the program and through the shells themselves.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly CommandLine _line = new();

    public CompletionTests() =>
        _line
            .Run(
                "import",
                _line.Folder.Write(
                    "scores.csv",
                    "username,roundNumber,corr\nheron,500,0.1\nHeron_Two,500,0.2\nplover,500,0.1\n"
                )
            )
            .Code.ShouldBe(0);

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("ballast back", "backtest")]
    [InlineData("./ballast BACK", "backtest")]
    [InlineData("ballast store c", "copy check")]
    [InlineData("ballast backtest --st", "--stake --store")]
    [InlineData("ballast backtest --rounds ", "resolved unresolved all")]
    [InlineData("ballast backtest --rounds un", "unresolved")]
    [InlineData("ballast backtest --rounds=un", "--rounds=unresolved")]
    [InlineData("ballast risk her", "heron Heron_Two")]
    [InlineData("ballast risk plover her", "heron Heron_Two")]
    [InlineData("ballast risk --json her", "heron Heron_Two")]
    [InlineData("ballast model pl", "plover")]
    [InlineData("ballast explain pl", "plover")]
    [InlineData("ballast explain plover 5", "")]
    [InlineData("ballast portfolio her", "heron= Heron_Two=")]
    [InlineData("ballast risk --tournament si", "signals")]
    [InlineData("ballast risk --tournament signals her", "")]
    [InlineData("ballast rehearse --policy hold,follow", "hold,follow-best")]
    [InlineData("ballast allocate --method eq", "equal")]
    [InlineData("ballast account --sort r", "roi rounds")]
    [InlineData("ballast completion z", "zsh")]
    [InlineData("ballast nonsense b", "")]
    [InlineData("ballast comp", "compare completion")]
    [InlineData("ballast risk -- her", "heron Heron_Two")]
    public void Line_GoesOnWithWhatCanStandThere(string line, string words)
    {
        var said = _line.Run("complete", "--", line);
        said.Code.ShouldBe(0, said.Error);
        var found = said.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0]);
        found
            .Order(StringComparer.Ordinal)
            .ShouldBe(words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        said.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Line_WithAStoreThatIsNotThere_CompletesTheRest()
    {
        var absent = _line.Folder.Path("absent.db");
        _line.Run("complete", "--", $"ballast --store {absent} risk her").Out.ShouldBeEmpty();
        _line.Run("complete", "--", $"ballast --store {absent} ris").Out.ShouldStartWith("risk\t");
        File.Exists(absent).ShouldBeFalse();
    }

    [Fact]
    public void Shell_ThatIsNone_IsWrongUsage()
    {
        var said = _line.Run("completion", "bsh");
        said.Code.ShouldBe(2);
        said.Error.ShouldContain("Did you mean bash?");
    }

    [Theory]
    [InlineData("bash", "risk her", 8, "heron Heron_Two")]
    [InlineData("bash", "backtest --rounds=un", 20, "unresolved")]
    [InlineData("bash", "portfolio plo", 13, "plover=")]
    [InlineData("zsh", "risk her", 8, "heron Heron_Two")]
    [InlineData("fish", "risk her", 8, "heron Heron_Two")]
    [InlineData("pwsh", "risk her", 8, "heron Heron_Two")]
    public async Task Shell_WithItsScript_Completes(string shell, string typed, int point, string words)
    {
        point.ShouldBe(typed.Length);
        Script("ballast", $"#!/bin/sh\nexec dotnet '{typeof(Shells).Assembly.Location}' \"$@\"\n");
        var name = shell == "pwsh" ? "powershell" : shell;
        _line.Folder.Write("completion", _line.Run("completion", name).Out);
        var line = $"ballast {typed}";
        var driver = _line.Folder.Write("driver", Driver(shell, line));
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{_line.Folder.Root}:{Environment.GetEnvironmentVariable("PATH")}",
            ["BALLAST_STORE"] = _line.Store,
            ["HOME"] = _line.Folder.Root,
        };
        try
        {
            var (code, output) = await OtherProgram.RunAsync(_line.Folder.Root, environment, shell, driver);
            code.ShouldBe(0, output);
            var found = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0]);
            found.Order(StringComparer.Ordinal).ShouldBe(words.Split(' ').Order(StringComparer.Ordinal));
        }
        catch (Win32Exception) when (shell != "bash")
        {
            Assert.Skip($"{shell} is not installed");
        }
    }

    /// <summary>What the tab key does in a shell, without a keyboard.</summary>
    private static string Driver(string shell, string line) =>
        shell switch
        {
            "bash" => $$"""
                source ./completion
                COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}})
                COMP_CWORD=$(( $(wc -w <<<"$COMP_LINE") - 1 ))
                _ballast
                printf '%s\n' "${COMPREPLY[@]}"
                """,
            "zsh" => $$"""
                compdef() { :; }
                compadd() { shift 4; [[ $1 == said ]] && shift; [[ $1 == -- ]] && shift; print -l -- "$@"; }
                _files() { :; }
                source ./completion
                words=({{line}}) CURRENT=${#words}
                _ballast
                """,
            "fish" => $"source ./completion\ncomplete --do-complete '{line}'\n",
            _ =>
                $". ./completion\n(TabExpansion2 -inputScript '{line}' -cursorColumn {line.Length}).CompletionMatches | ForEach-Object CompletionText\n",
        };

    private void Script(string name, string text)
    {
        var path = _line.Folder.Write(name, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
