using System.Text.Json;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast sandbox --names … --keys …</c> as it is typed.</summary>
public sealed class SandboxCommandTests
{
    [Fact]
    public async Task Names_AreTheModels_OneEmptyNameIncluded()
    {
        var said = await RunAsync("--names", "k3_01, shatteredx,", "--json");
        said.Code.ShouldBe(0, said.Error);
        var document = JsonDocument.Parse(said.Out).RootElement;
        document.GetProperty("names").EnumerateArray().Select(n => n.GetString()).ShouldBe(["k3_01", "shatteredx", ""]);
        (await RunAsync("--names", "k3_01,shatteredx,")).Out.ShouldContain("3 Classic models");
        (await RunAsync("--names", "k3_01,shatteredx", "--models", "5")).Out.ShouldContain("5 Classic models");
    }

    [Fact]
    public async Task Key_IsAcceptedBesideItsOwn_AndItsSecretIsNotRepeated()
    {
        var said = await RunAsync("--keys", "MINE:HIDDEN,OTHER:GONE", "--json");
        said.Code.ShouldBe(0, said.Error);
        var document = JsonDocument.Parse(said.Out).RootElement;
        document.GetProperty("publicId").GetString().ShouldBe("SANDBOXPUBLIC");
        document.GetProperty("alsoAccepted").EnumerateArray().Select(k => k.GetString()).ShouldBe(["MINE", "OTHER"]);
        var words = await RunAsync("--keys", "MINE:HIDDEN");
        words.Out.ShouldContain("Also accepted: MINE");
        (said.Out + said.Error + words.Out + words.Error).ShouldNotContain("HIDDEN");
    }

    [Theory]
    [InlineData("--names", "a,b,A", "'A' twice")]
    [InlineData("--names", "a,\u001b[31m", "not to be seen")]
    [InlineData("--keys", "HIDDEN", "--keys is PUBLIC:SECRET")]
    [InlineData("--keys", ":HIDDEN", "--keys is PUBLIC:SECRET")]
    [InlineData("--keys", "A:HIDDEN$", "--keys is PUBLIC:SECRET")]
    [InlineData("--keys", "A:HIDDEN,", "--keys is PUBLIC:SECRET")]
    public async Task WrongNamesAndKeys_AreAUsageErrorThatRepeatsNoSecret(string option, string value, string why)
    {
        var said = await RunAsync(option, value);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(why);
        said.Error.ShouldNotContain("HIDDEN");
        said.Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task MoreNamesThanModels_IsAUsageError()
    {
        var said = await RunAsync("--names", "a,b,c", "--models", "2");
        said.Code.ShouldBe(2);
        said.Error.ShouldContain("3 names for 2 models");
    }

    [Fact]
    public async Task World_WithNamesAndKeys_AnswersAScriptThatBringsThem()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = new DateTimeOffset(2023, 7, 13, 18, 0, 0, TimeSpan.Zero),
                Rounds = 60,
                RoundsAhead = 5,
                Models = 1,
                Names = ["k3_01", "shatteredx", ""],
                Keys = [new(), new() { PublicId = "MINE", Secret = "OWN" }],
            },
            TestContext.Current.CancellationToken
        );
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token MINE$OWN");
        using var content = new StringContent(
            """{"query":"{ account { models { name tournament } } a: v3UserProfile(modelName: \"k3_01\") { username } b: v3UserProfile(modelName: \"\") { roundModelPerformances { corr tc } } }"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var response = await http.PostAsync(server.Url, content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var data = JsonDocument.Parse(text).RootElement.GetProperty("data");
        data.GetProperty("account")
            .GetProperty("models")
            .EnumerateArray()
            .Where(m => m.GetProperty("tournament").GetInt32() == 8)
            .Select(m => m.GetProperty("name").GetString())
            .ShouldBe(["k3_01", "shatteredx", ""]);
        data.GetProperty("a").GetProperty("username").GetString().ShouldBe("k3_01");
        data.GetProperty("b").GetProperty("roundModelPerformances").GetArrayLength().ShouldBeGreaterThan(30);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] options)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var line = new CommandLine { Cancellation = stop.Token };
        string[] command = ["sandbox", "--port", "0", "--rounds", "5", .. options];
        var said = await Task.Run(() => line.Run(command), TestContext.Current.CancellationToken);
        return (said.Code, said.Out, said.Error);
    }
}
