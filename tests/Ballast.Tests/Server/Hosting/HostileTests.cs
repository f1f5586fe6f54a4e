using System.Net;
using System.Text.Json;
using Ballast.Server.Markup;
using Ballast.Server.Pages;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Input that means harm: clear refusals, nothing run, nothing stored.</summary>
public sealed class HostileTests
{
    private const string Script = "<script>alert(1)</script>";

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/assets/../../../../etc/passwd")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/..%5c..%5cetc%5cpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/api/v1/classic/explain/..%2f..%2f/1")]
    [InlineData("//etc/passwd")]
    [InlineData("/rules/../../etc/passwd")]
    public async Task Path_ThatClimbs_FindsNothing(string path)
    {
        await using var served = await Served.StartAsync();
        var answer = await served.RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 404");
        answer.ShouldNotContain("root:");
    }

    [Theory]
    [InlineData("GET /rules%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET /rules HTTP/1.1\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET http://evil.example/rules HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "421")]
    [InlineData("nonsense\r\n\r\n", "400")]
    public async Task Request_ThatIsMalformed_IsRefused(string request, string status)
    {
        await using var served = await Served.StartAsync(hasStore: false);
        (await served.RawAsync(request)).ShouldStartWith("HTTP/1.1 " + status);
    }

    [Fact]
    public async Task Query_OfAHundredKilobytes_IsRefused()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var answer = await served.RawAsync(
            $"GET /api/v1/classic/rules?as-of={new string('x', 100_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        answer.ShouldStartWith("HTTP/1.1 414");
        using var response = await served.GetAsync("/rules", ("X-Large", new string('x', 20_000)));
        ((int)response.StatusCode).ShouldBe(431);
    }

    [Fact]
    public async Task Name_ThatIsAScript_IsTextInPagesAndPlainInJson()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var file = served.Line.Folder.Write("wide.csv", $"roundNumber,{Script}\n1180,0.01\n1181,0.02\n");
        served.Line.Run("import", file, "--metric", "corr").Code.ShouldBe(0);
        using var json = await served.GetAsync($"/api/v1/classic/models?as-of={Served.AsOf}");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        json.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var text = await json.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonDocument.Parse(text).RootElement.GetProperty("models")[0].Text("model").ShouldBe(Script);
        await served
            .GetAsync($"/api/v1/classic/risk?model={Uri.EscapeDataString("<img src=x onerror=alert(1)>")}")
            .ProblemAsync(404, "unknown-model");
        var page = await served.GetAsync($"/rules?as-of={Uri.EscapeDataString(Script + "\"'")}").TextAsync();
        page.ShouldContain("&lt;script&gt;alert(1)");
        page.ShouldNotContain("<script>alert");
        var refused = await served.GetAsync($"/model/{Uri.EscapeDataString(Script + "2")}").TextAsync();
        refused.ShouldContain("&lt;script&gt;alert(1)");
        refused.ShouldNotContain("<script>alert");
    }

    [Theory]
    [InlineData("north/east")]
    [InlineData("/north//east/")]
    [InlineData("a/b c\"d%2Fe%'f<script>alert(1)</script>?x=1&y#z")]
    [InlineData("%2F")]
    [InlineData("%2f..%2e")]
    public async Task Name_WithSlashesAndOtherThingsOfAddresses_IsAskedInAPath(string name)
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var row =
            $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1180,0.005,0.002,0.75,2.25,0.09,5.5,0.001";
        var file = served.Line.Folder.Write(
            "long.csv",
            $"username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout\n{row}\n"
        );
        served.Line.Run("import", file).Code.ShouldBe(0);
        var quoted = Uri.EscapeDataString(name);
        var json = await served.GetAsync($"/api/v1/classic/explain/{quoted}/1180?as-of={Served.AsOf}").TextAsync();
        json.ShouldBe(served.Line.Run("explain", "--as-of", Served.AsOf, "--json", "--", name, "1180").Out);
        JsonDocument.Parse(json).RootElement.Text("model").ShouldBe(name);
        var list = await served.GetAsync("/models").TextAsync();
        list.ShouldContain($"\"/model/{quoted}\"");
        var page = await served.GetAsync($"/model/{quoted}").TextAsync();
        page.ShouldContain($"<h1><bdi>{Html.Of($"{name}")}</bdi></h1>");
        page.ShouldNotContain("<script>alert");
        page.ShouldContain($"href=\"/explain/{quoted}/1180\"");
        (await served.GetAsync($"/explain/{quoted}/1180").TextAsync()).ShouldContain("round 1180");
    }

    [Fact]
    public async Task Path_WhoseSlashIsEncodedOutsideAName_IsNoOtherPath()
    {
        await using var served = await Served.StartAsync();
        (await served.GetAsync("/api%2Fv1/classic/models").StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
        (await served.GetAsync("/api/v1/classic%2Fmodels").StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
        (await served.GetAsync("/models%2Famber_anchor").StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
        // As it was always asked.
        (await served.GetAsync("/model/amber_anchor/").TextAsync()).ShouldContain("<h1><bdi>amber_anchor</bdi>");
    }

    [Fact]
    public async Task EveryPage_BringsNoLineOfScriptOrStyle()
    {
        await using var served = await Served.StartAsync();
        foreach (var page in PageCatalogue.All)
        {
            var html = await served.GetAsync(page.Path).TextAsync();
            html.ShouldNotContain("<style");
            html.ShouldNotContain(" style=");
            html.ShouldNotContain(" onclick=");
            foreach (var script in html.Split("<script")[1..])
                script.ShouldStartWith(" src=\"/assets/");
        }
    }
}
