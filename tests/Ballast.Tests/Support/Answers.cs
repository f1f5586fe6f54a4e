using System.Net;
using System.Text.Json;

namespace Ballast.Tests.Support;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<string> TextAsync(this Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<HttpStatusCode> StatusAsync(this Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        return response.StatusCode;
    }

    /// <summary>A problem with its code; its message is one line without a trace.</summary>
    public static async Task<JsonElement> ProblemAsync(this Task<HttpResponseMessage> sent, int status, string code)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.Text("code").ShouldBe(code);
        problem.Whole("status").ShouldBe(status);
        problem.Text("message").ShouldNotBeEmpty();
        text.ShouldNotContain("   at ");
        return problem;
    }
}
