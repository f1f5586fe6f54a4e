using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Ballast.Core.Questions.Rules;
using Ballast.Server.Pages;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary><c>ballast serve</c> as it is typed, and what a browser gets.</summary>
public sealed class ServeTests
{
    /// <summary>Ctrl-C comes when it comes, also before anything listens.</summary>
    [Theory]
    [InlineData("serve --port 0")]
    [InlineData("sandbox --port 0")]
    [InlineData("demo --port 0")]
    public async Task Server_StoppedBeforeItBegan_Ends(string command)
    {
        using var line = new CommandLine { Cancellation = new CancellationToken(canceled: true) };
        var around = line.CliHost(TextWriter.Null, TextWriter.Null);
        await Task.Run(
                () => Ballast.Cli.Application.Run(command.Split(' '), around),
                TestContext.Current.CancellationToken
            )
            .WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Serve_UntilItIsStopped_SaysWhereItIs()
    {
        using var stop = new CancellationTokenSource();
        using var line = new CommandLine { Cancellation = stop.Token };
        await using var output = new SharedWriter();
        var around = line.CliHost(output, TextWriter.Null);
        var running = Task.Run(
            () => Ballast.Cli.Application.Run(["serve", "--port", "0", "--json"], around),
            TestContext.Current.CancellationToken
        );
        var document = JsonDocument.Parse(await output.UntilAsync("\n")).RootElement;
        document.Text("schema").ShouldBe("ballast.serve/1");
        document.Text("access").ShouldBe("loopback");
        using var http = new HttpClient { BaseAddress = new Uri(document.Text("url")) };
        (await http.GetStringAsync("/healthz", TestContext.Current.CancellationToken)).ShouldContain("\"ok\":true");
        await stop.CancelAsync();
        (await running.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).ShouldBe(0);
        await Should.ThrowAsync<HttpRequestException>(() =>
            http.GetStringAsync("/healthz", TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void Port_InUse_IsOneLineAndExitCode3()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var line = new CommandLine();
        var said = line.Run("serve", "--port", $"{port}");
        said.Code.ShouldBe(3);
        said.Error.Trim().Split('\n').Length.ShouldBe(1);
        said.Error.ShouldContain($"{port}");
        said.Error.ShouldContain("--port");
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--listen", "everywhere")]
    [InlineData("--token-file", "no-such-file")]
    [InlineData("--proxy-user-header", "a b")]
    [InlineData("--api", "nowhere")]
    [InlineData("--rate", "1")]
    [InlineData("--log", "loud")]
    [InlineData("--log-format", "xml")]
    public void Option_ThatCannotBeRead_IsExitCode2(string option, string value)
    {
        using var line = new CommandLine();
        line.Run("serve", option, value).Code.ShouldBe(2);
    }

    [Fact]
    public void Token_ThatIsShort_IsExitCode2()
    {
        using var line = new CommandLine();
        line.Run("serve", "--token-file", line.Folder.Write("token", "short\n")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Page_ShowsTheNumbersOfTheDocument()
    {
        await using var served = await Served.StartAsync();
        var page = await served.GetAsync("/rules").TextAsync();
        var document = served.Line.Json("rules");
        foreach (var rule in document.GetProperty("rules").EnumerateArray())
            page.ShouldContain(rule.Text("id"));
        document.Text("schema").ShouldBe(new RulesAnswer("", [], []).Schema);
        var part = await served.GetAsync("/rules", ("HX-Request", "true")).TextAsync();
        part.ShouldNotContain("<html");
        page.ShouldContain(part);
    }

    [Fact]
    public async Task Page_OfAnotherTournament_KeepsItInItsLinks()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var page = await served.GetAsync("/rules?tournament=crypto").TextAsync();
        page.ShouldContain("href=\"/rules?tournament=crypto\"");
        (await served.GetAsync("/rules?tournament=roulette").StatusAsync()).ShouldBe(HttpStatusCode.BadRequest);
        (await served.GetAsync("/nowhere").StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
        (await served.GetAsync("/").StatusAsync()).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Asset_IsKeptForEver_BecauseItsNameChangesWithIt()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        using var response = await served.GetAsync(Assets.Of("app.css")!.Path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        (await served.GetAsync("/assets/app.css").StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Pages_InTheAssembly_AreAllInTheCatalogueWithTheirOwnPaths()
    {
        typeof(IPage)
            .Assembly.GetTypes()
            .Where(t => t is { IsInterface: false, IsAbstract: false } && t.IsAssignableTo(typeof(IPage)))
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(PageCatalogue.All.Select(p => p.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        PageCatalogue.All.Select(p => p.Path).ShouldBeUnique();
        PageCatalogue.All.ShouldAllBe(p => p.Path.StartsWith('/'));
    }
}
