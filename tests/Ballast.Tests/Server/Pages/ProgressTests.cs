using System.Net;
using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Server.Hosting;
using Ballast.Server.Pages;
using Microsoft.AspNetCore.Http;

namespace Ballast.Tests.Server.Pages;

/// <summary>How far the answer is that a page waits for.</summary>
public sealed class ProgressTests
{
    private const string Page = "/evidence?models=a%2Cb";

    private readonly RunningAnswers _running = new();
    private readonly QuestionRequest _request = Request("a");

    [Fact]
    public void Find_SaysTheShareOfTheAnswerThatThePageWaitsFor_AndOfNoOther()
    {
        using var other = _running.Begin(Request("b"));
        other.Report(0.9);
        using (_running.Wait(Page, _request))
        {
            _running.Find(Page).ShouldBeNull("nobody computes it yet");
            using (var answer = _running.Begin(_request))
            {
                _running.Find(Page).ShouldBeNull("no share was reported");
                answer.Report(0.25);
                _running.Find(Page).ShouldBe((_request.Question, 0.25));
                _running.Find("/evidence").ShouldBeNull("another page");
            }
            _running.Find(Page).ShouldBeNull("the answer is there");
        }
        using var later = _running.Begin(_request);
        later.Report(0.5);
        _running.Find(Page).ShouldBeNull("the page waits no longer");
    }

    [Fact]
    public void Find_WhereTwoComputeTheSame_SaysTheLaterOnesShare_ThoughTheFirstEnds()
    {
        using var waiting = _running.Wait(Page, _request);
        var first = _running.Begin(_request);
        first.Report(0.9);
        using var second = _running.Begin(_request);
        second.Report(0.1);
        first.Dispose();
        _running.Find(Page).ShouldBe((_request.Question, 0.1));
    }

    [Fact]
    public async Task Endpoint_SaysTitleAndShare_OrNothing()
    {
        using var waiting = _running.Wait(Page, _request);
        using var answer = _running.Begin(_request);
        (await AskAsync(Page)).Status.ShouldBe((int)HttpStatusCode.NoContent);
        answer.Report(0.5);
        var (status, text) = await AskAsync(Page);
        status.ShouldBe((int)HttpStatusCode.OK);
        var document = JsonDocument.Parse(text).RootElement;
        document.GetProperty("title").GetString().ShouldBe(_request.Question.Title);
        document.GetProperty("share").GetDouble().ShouldBe(0.5);
        (await AskAsync("")).Status.ShouldBe((int)HttpStatusCode.NoContent);
    }

    private async Task<(int Status, string Text)> AskAsync(string page)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.QueryString = QueryString.Create("of", page);
        http.Response.Body = body;
        await new ProgressEndpoint(_running).HandleAsync(http);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private static QuestionRequest Request(string model) =>
        new(
            QuestionCatalogue.Find("evidence")!,
            Tournament.Classic,
            null,
            new Given(new Dictionary<string, IReadOnlyList<string>>(), [model])
        );
}
