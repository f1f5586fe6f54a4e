using System.Diagnostics;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What goes wrong outside is one line that says what to do, with the right exit code, and never a stack trace.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("models >/dev/full")]
    [InlineData("models --json >/dev/full")]
    [InlineData("backtest >/dev/full")]
    [InlineData("export view_scores >/dev/full")]
    [InlineData("nonsense --json >/dev/full")]
    [InlineData("explain nobody 7 --json >/dev/full")]
    [InlineData("--help >/dev/full")]
    [InlineData("sandbox --port 0 --models 2 --rounds 5 >/dev/full")]
    [InlineData("serve --port 0 --no-collect >/dev/full")]
    [InlineData("models --json >&-")]
    public async Task StandardOutput_ThatIsFull_IsOneLineAndExit3(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is Linux's");
        Filled();
        var (code, error) = await ShellAsync(command);

        code.ShouldBe(3, error);
        error.ShouldNotContain("   at ");
        var lines = error.TrimEnd('\n').Split('\n').Where(l => l.StartsWith("ballast: ", StringComparison.Ordinal));
        lines.ShouldHaveSingleItem().ShouldContain("output");
    }

    [Theory]
    [InlineData("models 2>/dev/full >/dev/null", 0)]
    [InlineData("explain nobody 7 2>/dev/full", 1)]
    [InlineData("nonsense 2>/dev/full", 2)]
    [InlineData("models --json >/dev/full 2>/dev/full", 3)]
    public async Task StandardError_ThatIsFull_ChangesNoExitCode(string command, int expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is Linux's");
        Filled();

        (await ShellAsync(command)).Code.ShouldBe(expected);
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:x")]
    [InlineData("file:///tmp/x.db")]
    [InlineData("sqlite:///x.db")]
    [InlineData("mysql://me@host/db")]
    [InlineData("postgres:/me@host/db")]
    [InlineData("http://me:secret@host/db")]
    [InlineData("")]
    public void Store_ThatIsNoFile_IsRefusedAndNothingIsMade(string location)
    {
        using var folder = new TempFolder();
        var file = Repository.Path("examples", "performances.csv");
        using var elsewhere = new CommandLine { Location = location };
        string[][] commands =
        [
            ["import", file, "--store", location],
            ["store", "copy", _line.Store, location],
            ["store", "copy", location, _line.Store],
        ];
        foreach (var command in commands.Where(c => location.Length > 0 || c[0] == "store"))
        {
            var said = _line.Run(command);
            said.Code.ShouldBe(2, said.Error + said.Out);
            said.Error.ShouldNotContain("secret");
            said.Error.TrimEnd('\n').Split('\n').Length.ShouldBe(1);
        }
        if (location.Length > 0)
            elsewhere.Run("import", file).Code.ShouldBe(2);
        File.Exists(location).ShouldBeFalse();
    }

    [Fact]
    public void Store_ThatIsAPipeADeviceOrAFolder_IsSaidSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and devices as Linux has them");
        var pipe = _line.Folder.Path("pipe");
        Process.Start("mkfifo", [pipe]).WaitForExit();
        foreach (var location in new[] { pipe, "/dev/null", "/dev/full", _line.Folder.Path("") })
        {
            foreach (
                var command in new[]
                {
                    "models",
                    "store info",
                    $"import {Repository.Path("examples", "performances.csv")}",
                }
            )
            {
                var said = _line.Run([.. command.Split(' '), "--store", location]);
                said.Code.ShouldBeInRange(1, 3);
                said.Error.ShouldNotContain("disk");
                said.Error.ShouldContain(location == _line.Folder.Path("") ? "folder" : "no file");
            }
        }
    }

    [Fact]
    public void Store_OnAReadOnlyMedium_IsSaidSo()
    {
        Assert.SkipUnless(CanMount(), "only the administrator of a Linux can mount");
        Filled();
        var folder = _line.Folder.Path("cd");
        Directory.CreateDirectory(folder);
        Shell($"mount -t tmpfs tmpfs '{folder}'").ShouldBe(0);
        try
        {
            File.Copy(_line.Store, Path.Combine(folder, "s.db"));
            Shell($"mount -o remount,ro '{folder}'").ShouldBe(0);
            string[][] commands =
            [
                ["models", "--store", Path.Combine(folder, "s.db")],
                ["import", Repository.Path("examples", "performances.csv"), "--store", Path.Combine(folder, "new.db")],
                ["store", "copy", _line.Store, Path.Combine(folder, "new.db")],
                ["report", "--out", Path.Combine(folder, "x.html")],
                ["export", "view_scores", "--out", Path.Combine(folder, "x.csv")],
                ["store", "backup", Path.Combine(folder, "x.db")],
            ];
            foreach (var command in commands)
            {
                var said = _line.Run(command);
                said.Code.ShouldBe(3, said.Error);
                said.Error.TrimEnd('\n').Split('\n').Length.ShouldBe(1);
                said.Error.ShouldContain("written");
                said.Error.ShouldNotContain(".partial");
            }
        }
        finally
        {
            Shell($"umount '{folder}'");
        }
    }

    [Fact]
    public async Task Import_OfADeviceOrAPipeThatNobodyFills_IsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and devices as Linux has them");
        var pipe = _line.Folder.Path("pipe");
        Process.Start("mkfifo", [pipe]).WaitForExit();
        foreach (var file in new[] { pipe, "/dev/null", "/dev/full" })
        {
            var said = await Task.Run(() => _line.Run("import", file), TestContext.Current.CancellationToken)
                .WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
            said.Code.ShouldBe(1, said.Error);
        }
        // A second one: whoever waited for the first may still hold it.
        var second = _line.Folder.Path("second");
        Process.Start("mkfifo", [second]).WaitForExit();
        var filled = Task.Run(
            () => File.WriteAllText(second, "username,roundNumber,corr\nalice,1200,0.01\n"),
            TestContext.Current.CancellationToken
        );
        _line.Run("import", second).Code.ShouldBe(0);
        await filled;
    }

    [Fact]
    public void Import_WhoseFirstRecordIsEndless_IsRefused()
    {
        var header = _line.Folder.Write(
            "header.csv",
            "username,roundNumber,corr" + new string('x', 9_000_000) + "\na,1,0.1\n"
        );
        var quote = _line.Folder.Write("quote.csv", "\"username,roundNumber,corr\n" + new string('x', 9_000_000));
        foreach (var file in new[] { header, quote })
        {
            var said = _line.Run("import", file, "--json");
            said.Code.ShouldBe(1, said.Out);
            var error = JsonDocument.Parse(said.Out).RootElement;
            error.Text("code").ShouldBeOneOf("too-large", "not-a-table");
            error.Text("message").Length.ShouldBeLessThan(300);
        }
    }

    /// <summary>Whichever command takes a file says what a folder is, and that what is missing is missing.</summary>
    [Theory]
    [InlineData("apply")]
    [InlineData("registry", "import")]
    [InlineData("watch", "--alerts")]
    [InlineData("serve", "--token-file")]
    [InlineData("realised", "--costs")]
    [InlineData("plan", "--target")]
    [InlineData("tiers", "--policy")]
    [InlineData("query")]
    [InlineData("score")]
    [InlineData("import")]
    public void File_ThatIsAFolder_IsCalledOne(params string[] words)
    {
        Filled();
        var said = _line.Run([.. words, _line.Folder.Path("")]);
        said.Code.ShouldBeOneOf(1, 2);
        said.Error.ShouldContain($"{_line.Folder.Path("")} is a folder");
        said.Error.ShouldNotContain("There is no file");
    }

    /// <summary>Whoever edited a plan reads the line, not the words of a parser.</summary>
    [Theory]
    [InlineData("{\n\"schema\": 5")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("model,nmr\na,5\n")]
    public void Plan_ThatIsNone_IsRefusedInPlainWords(string text)
    {
        var said = _line.Run("apply", _line.Folder.Write("plan.json", text));
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("This is no plan of");
        foreach (var word in new[] { "Json", "JSON", "Path:", "BytePosition", "Ballast.Core" })
            said.Error.ShouldNotContain(word);
    }

    [Theory]
    [InlineData("192.0.2.7", "--listen")]
    [InlineData("2001:db8::7", "--listen")]
    public void Serve_OnAnAddressOfAnotherMachine_IsOneLine(string address, string advice)
    {
        var token = _line.Folder.Write("token", "0123456789abcdef0123\n");

        var said = _line.Run("serve", "--listen", address, "--port", "0", "--token-file", token);

        said.Code.ShouldBe(3, said.Error);
        said.Error.ShouldContain(advice);
        // The log of the server may have a line of its own before it: there is no store yet that could keep the keys of sessions.
        said.Error.Split('\n').Count(l => l.StartsWith("ballast:", StringComparison.Ordinal)).ShouldBe(1, said.Error);
        said.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("sync", "http://ann:hidden0@127.0.0.1:1/")]
    [InlineData("sync", "http://hidden0@127.0.0.1:1/")]
    [InlineData("sync", "ftp://ann:hidden0@127.0.0.1:1/")]
    [InlineData("sync", "http://127.0.0.1:1/?key=hidden0")]
    [InlineData("serve", "http://ann:hidden0@127.0.0.1:1/")]
    public void Api_WithASecretInIt_IsRefusedAndNotRepeated(string command, string api)
    {
        var said = _line.Run(command, "--api", api);

        said.Code.ShouldBe(2, said.Error);
        (said.Error + said.Out).ShouldNotContain("hidden0");
        File.Exists(_line.Store).ShouldBeFalse();
    }

    private void Filled() => _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);

    private static bool CanMount() =>
        OperatingSystem.IsLinux() && Environment.UserName == "root" && Shell("unshare -m true") == 0;

    private static int Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command + " 2>/dev/null"]))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private async Task<(int Code, string Error)> ShellAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"dotnet '{BuiltProgram.File}' {command}"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["BALLAST_STORE"] = _line.Store;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }
}
