using System.Globalization;
using System.Text.RegularExpressions;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>The page docs/month.md as a reader follows it: its commands, its model of ten lines, in order, against a sandbox of its moment.</summary>
public sealed partial class MonthPageTests : IDisposable
{
    /// <summary>The system's own, which has the system's pandas.</summary>
    private const string Python = "/usr/bin/python3";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Month_AsThePageTells_IsDownloadedSubmittedScoredAndPaid()
    {
        var page = await File.ReadAllTextAsync(
            Repository.Path("docs", "month.md"),
            TestContext.Current.CancellationToken
        );
        var shell = Blocks(page, "sh");
        await File.WriteAllTextAsync(
            _folder.Path("predict.py"),
            Blocks(page, "python").ShouldHaveSingleItem(),
            TestContext.Current.CancellationToken
        );
        await NeedAsync(Python, "-c", "import pandas");
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Now = Moment(shell[0]) },
            TestContext.Current.CancellationToken
        );

        // The first block starts the sandbox: here it runs in the test, on a free port.
        var said = "";
        foreach (var block in shell.Skip(1))
        {
            var commands = block.Replace(
                "http://127.0.0.1:8099",
                $"{server.Url}".TrimEnd('/'),
                StringComparison.Ordinal
            );
            var (code, words) = await RunAsync("bash", "-c", Prelude + commands);
            code.ShouldBe(0, $"{block}\n{words}");
            said += words;
        }
        said.ShouldContain("amber_anchor");
        // Twenty rounds of the month were paid, and worked out again without a difference.
        said.ShouldContain("All 20 payouts");
    }

    private static string Prelude =>
        $$"""
            set -euo pipefail
            ballast() { dotnet "{{BuiltProgram.File}}" "$@"; }
            python3() { {{Python}} "$@"; }
            export BALLAST_STORE="$PWD/default.db" NUMERAI_PUBLIC_ID=SANDBOXPUBLIC NUMERAI_SECRET_KEY=SANDBOXSECRET
            [ ! -f api ] || export API="$(cat api)"
            trap 'echo "${API:-}" > api' EXIT

            """;

    private static DateTimeOffset Moment(string block) =>
        DateTimeOffset.Parse(Now().Match(block).Groups["now"].Value, CultureInfo.InvariantCulture);

    private static List<string> Blocks(string page, string language) =>
        [
            .. Fenced()
                .Matches(page)
                .Where(m => m.Groups["language"].Value == language)
                .Select(m => m.Groups["text"].Value),
        ];

    private async Task NeedAsync(string program, params string[] arguments)
    {
        var (code, said) = await RunAsync(program, arguments);
        Assert.SkipWhen(code != 0, $"python3 with pandas is not installed: {said}");
    }

    private Task<(int Code, string Words)> RunAsync(string program, params string[] arguments) =>
        OtherProgram.RunAsync(_folder.Root, new Dictionary<string, string>(), program, arguments);

    [GeneratedRegex(
        """^```(?<language>\w+)\n(?<text>.*?)^```""",
        RegexOptions.Multiline | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Fenced();

    [GeneratedRegex("""--now (?<now>\S+)""", RegexOptions.None, 1000)]
    private static partial Regex Now();
}
