using System.Net;
using Ballast.Cli.Demo;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>The demo world beside the dashboard.</summary>
public sealed class DemoServerTests
{
    [Fact]
    public async Task Demo_IsServedToReadOnly_ApartFromTheStore()
    {
        using var line = new CommandLine();
        var cancel = TestContext.Current.CancellationToken;
        Uri url;
        await using (var demo = new DemoServer(line.CliHost(TextWriter.Null, TextWriter.Null)))
        {
            url = await demo.OpenAsync(cancel);
            (await demo.OpenAsync(cancel)).ShouldBe(url);
            using var http = new HttpClient { BaseAddress = url };
            var page = await http.GetStringAsync("/models", cancel);
            page.ShouldContain("Demo: made-up models and made-up money");
            page.ShouldContain("22 models");
            // Too few rounds for a nowcast are no reason to say that nothing is staked.
            (await http.GetStringAsync("/", cancel)).ShouldNotContain("No stake in an open round");
            using var import = new HttpRequestMessage(HttpMethod.Post, "/api/v1/classic/import?name=a.csv")
            {
                Content = new StringContent("model,round\n"),
            };
            import.Headers.Add("X-Ballast-Csrf", "1");
            (await http.SendAsync(import, cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        File.Exists(line.Store).ShouldBeFalse();
        using var gone = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => gone.GetAsync(url, cancel));
    }
}
