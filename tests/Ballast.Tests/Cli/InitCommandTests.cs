using System.Text.Json;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A newcomer's first command, with somebody who answers and without.</summary>
public sealed class InitCommandTests(InitCommandTests.World world) : IClassFixture<InitCommandTests.World>, IDisposable
{
    private const string Secret = "SANDBOXSECRET";
    private static readonly DateTimeOffset Now = new(2026, 7, 4, 14, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Env => _folder.Path(".env");

    [Fact]
    public void Somebody_WithoutAKey_FollowsThePublicModelsThatAreNamed()
    {
        using var line = Line("\nm_a m_b\nn\n");
        var said = Init(line);
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldContain("2 models");
        said.Out.ShouldContain("Open the pages now?");
        File.Exists(Env).ShouldBeFalse();
        line.Json("models").GetProperty("models").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Somebody_WithAKey_HasItKeptForThemselvesAndNeverShown()
    {
        File.WriteAllText(Env, "OTHER=1\n");
        using var line = Line($"SANDBOXPUBLIC\n{Secret}\ny\nn\n");
        var said = Init(line);
        said.Code.ShouldBe(0, said.Out + said.Error);
        (said.Out + said.Error).ShouldNotContain(Secret);
        File.ReadAllLines(Env).ShouldBe(["OTHER=1", "NUMERAI_PUBLIC_ID=SANDBOXPUBLIC", $"NUMERAI_SECRET_KEY={Secret}"]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Env).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // The next command finds it.
        line.Typed = null;
        var again = line.Run("sync", "--account", "--api", world.Url);
        again.Code.ShouldBe(0, again.Error);
    }

    [Fact]
    public void Key_ThatCanDoMore_IsKeptOnlyWhereThatIsWanted()
    {
        using var line = Line($"SANDBOXPUBLIC\n{Secret}\nn\n");
        var said = Init(line);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("read_user_info and read_submission_info");
        NothingIsThere(line);
    }

    [Theory]
    [InlineData("SANDBOXPUBLIC\nWRONG0SECRET\n", "does not accept this key")]
    [InlineData("SANDBOXPUBLIC\n\n", "A key is two lines")]
    [InlineData("SANDBOXPUBLIC", "A key is two lines")]
    [InlineData("0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318\n", "never")]
    public void Key_ThatIsNone_IsRefusedAndNothingIsKept(string typed, string why)
    {
        using var line = Line(typed);
        var said = Init(line);
        said.Code.ShouldBe(1, said.Out);
        said.Error.ShouldContain(why);
        (said.Out + said.Error).ShouldNotContain("WRONG0SECRET");
        (said.Out + said.Error).ShouldNotContain("4c0883a");
        NothingIsThere(line);
    }

    [Fact]
    public void Nobody_LearnsWhichOptionsAnswer()
    {
        using var line = Line(null);
        var said = Init(line);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("--model NAME");
        said.Error.ShouldContain("--keys stdin");
        NothingIsThere(line);
    }

    [Fact]
    public void Script_WithAKeyOnStandardInput_GetsADocument()
    {
        using var line = Line(null, $"SANDBOXPUBLIC\n{Secret}\n");
        var said = line.Run("init", "--keys", "stdin", "--yes", "--api", world.Url, "--json");
        said.Code.ShouldBe(0, said.Out + said.Error);
        var document = JsonDocument.Parse(said.Out).RootElement;
        (document.Text("schema"), document.Text("key")).ShouldBe(("ballast.init/1", "kept"));
        document.GetProperty("sync").Text("schema").ShouldBe("ballast.sync/1");
        (said.Out + said.Error).ShouldNotContain(Secret);
        File.Exists(Env).ShouldBeTrue();
    }

    [Fact]
    public void Script_WithModels_NeedsNoAnswer()
    {
        using var line = Line(null);
        var said = line.Run("init", "--keys", "none", "--model", "m_a", "--api", world.Url);
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldNotContain("Open the pages");
    }

    [Fact]
    public void Options_AnswerTheQuestionsOfSomebodyToo()
    {
        using var line = Line("");
        var said = line.Run("init", "--keys", "none", "--leaderboard", "2", "--no-serve", "--api", world.Url);
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldContain("2 models");
        said.Out.ShouldNotContain("Open the pages");
    }

    [Fact]
    public void Script_WhoseServerIsSilent_BeginsNoStore()
    {
        using var line = Line(null);
        var said = line.Run("init", "--keys", "none", "--model", "m_a", "--api", "http://127.0.0.1:9", "--json");
        said.Code.ShouldBe(3, said.Out + said.Error);
        JsonDocument.Parse(said.Out).RootElement.Text("code").ShouldBe("api");
        NothingIsThere(line);
    }

    [Fact]
    public void Interrupted_KeepsNothing()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        using var line = new CommandLine
        {
            IsTerminal = true,
            Typed = "\nm_a\n",
            EnvFile = Env,
            Now = Now,
            Cancellation = stopped.Token,
        };
        var said = Init(line);
        said.Code.ShouldBe(1, said.Out);
        said.Error.ShouldContain("Stopped");
        NothingIsThere(line);
    }

    private CommandLine Line(string? typed, string? piped = null) =>
        new()
        {
            IsTerminal = typed is not null,
            Typed = typed,
            Piped = piped,
            EnvFile = Env,
            Now = Now,
        };

    private CommandLine.Said Init(CommandLine line) => line.Run("init", "--api", world.Url);

    private void NothingIsThere(CommandLine line)
    {
        File.Exists(Env).ShouldBeFalse();
        File.Exists(line.Store).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(_folder.Root).ShouldBeEmpty();
    }

    public sealed class World : IAsyncLifetime
    {
        private SandboxServer? _server;

        internal string Url => _server!.Url.ToString();

        public async ValueTask InitializeAsync() =>
            _server = await SandboxServer.StartAsync(
                new SandboxOptions
                {
                    Seed = 3,
                    Models = 3,
                    Names = ["m_a", "m_b", "m_c"],
                    SignalsModels = 0,
                    CryptoModels = 0,
                    Rounds = 40,
                    Now = Now,
                },
                TestContext.Current.CancellationToken
            );

        public ValueTask DisposeAsync() => _server!.DisposeAsync();
    }
}
