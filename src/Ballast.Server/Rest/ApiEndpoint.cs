using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Rest;

/// <summary><c>/api/v1/…</c>: paths, documents, ETags.</summary>
internal sealed class ApiEndpoint(WebOptions options, AnswerCache answers, Writing writing, Lanes lanes)
{
    private const string Prefix = "/api/v1/";
    private readonly Uploads _uploads = new();
    private static readonly int _before = Prefix.Split('/').Length - 1;

    private static readonly Dictionary<string, Func<ApiEndpoint, HttpContext, string, Task>> Acting = new(
        StringComparer.Ordinal
    )
    {
        ["import"] = (api, http, tournament) => api.ImportAsync(http, tournament),
        ["import/undo"] = (api, http, tournament) => api.UndoImportAsync(http, tournament),
        ["sync"] = (api, http, tournament) => api.SyncAsync(http, tournament),
    };

    /// <summary>Names under <c>/api/v1/TOURNAMENT/</c> beside the resources: what is done rather than read.</summary>
    public static IReadOnlyCollection<string> Actions => Acting.Keys;

    public async Task HandleAsync(HttpContext http, string path)
    {
        var parts = path.Length > Prefix.Length ? PathSegments.Of(http.Request)[_before..] : [];
        if (parts is [var where, .. var act] && Acting.TryGetValue(string.Join('/', act), out var handle))
            await handle(this, http, where).ConfigureAwait(false);
        else if (parts is [var tournament, var name, .. var rest] && ResourceCatalogue.Find(name) is { } resource)
            await AnswerAsync(http, resource, tournament, rest).ConfigureAwait(false);
        else
            await Problem
                .WriteAsync(http, 404, "no-such-path", "There is no such path; all of them: /api/v1/openapi.json.")
                .ConfigureAwait(false);
    }

    /// <summary>Writes a document, or only that it is the one the reader has.</summary>
    public static Task WriteAsync(HttpContext http, string json, int status = StatusCodes.Status200OK)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (status == StatusCodes.Status200OK && IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    /// <summary>Writes what a question came back with.</summary>
    public static Task WriteAsync(HttpContext http, Answer answer, int status = StatusCodes.Status200OK) =>
        answer.Document is ErrorDocument error
            ? Problem.WriteAsync(http, Problem.StatusOf(answer.Exit, error.Code), error.Code, error.Message.ToString())
            : WriteAsync(http, answer.Json, status);

    private async Task AnswerAsync(HttpContext http, Resource resource, string tournament, string[] rest)
    {
        if (!IsRead(http))
        {
            await NotAllowedAsync(http, "GET, HEAD").ConfigureAwait(false);
            return;
        }
        var read = QuestionReader.Read(resource, tournament, rest, http.Request.Query);
        if (read is Outcome<QuestionRequest>.Refused { Refusal: var refusal })
        {
            var status = refusal.Code == "usage" ? 400 : 404;
            await Problem.WriteAsync(http, status, refusal.Code, refusal.Message).ConfigureAwait(false);
            return;
        }
        var request = ((Outcome<QuestionRequest>.Done)read).Value;
        var freshness = Freshness.Of(http);
        var answer = await answers.AskAsync(request, freshness, http.RequestAborted).ConfigureAwait(false);
        if (answer is null)
        {
            http.Response.Headers.RetryAfter = "1";
            await Problem
                .WriteAsync(http, 503, "busy", "Too many questions are waiting; ask again in a second.")
                .ConfigureAwait(false);
            return;
        }
        if (freshness.AsOf is { } moment)
            SayAge(http, moment);
        if (answer.Document is IPagedDocument paged)
            http.Response.Headers.Link = Links.Of(http.Request, paged);
        await WriteAsync(http, answer).ConfigureAwait(false);
    }

    /// <summary>Says of what moment an answer is that is no longer the newest (RFC 9111, RFC 9211).</summary>
    private void SayAge(HttpContext http, DateTimeOffset moment)
    {
        var seconds = Math.Max(0, (long)Math.Ceiling((options.Clock.GetUtcNow() - moment).TotalSeconds));
        http.Response.Headers.Age = seconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Cache-Status"] = string.Create(
            CultureInfo.InvariantCulture,
            $"ballast; hit; ttl=-{seconds}; detail=\"as of {moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, a newer one is being made\""
        );
    }

    /// <summary>What the API is: <c>/api/v1/openapi.json</c>.</summary>
    public static Task DescribeAsync(HttpContext http) =>
        IsRead(http) ? WriteAsync(http, OpenApi.Text) : NotAllowedAsync(http, "GET, HEAD");

    private Task ImportAsync(HttpContext http, string tournament) =>
        HttpMethods.IsPost(http.Request.Method)
            ? new ImportEndpoint(options, writing, _uploads, lanes).HandleAsync(http, tournament)
            : NotAllowedAsync(http, "POST");

    private Task UndoImportAsync(HttpContext http, string tournament) =>
        HttpMethods.IsPost(http.Request.Method)
            ? new ImportEndpoint(options, writing, _uploads, lanes).UndoAsync(http, tournament)
            : NotAllowedAsync(http, "POST");

    private Task SyncAsync(HttpContext http, string tournament) =>
        new SyncEndpoint(options, writing).HandleAsync(http, tournament);

    /// <summary>Whether the request only reads.</summary>
    public static bool IsRead(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static bool IsKnown(HttpRequest request, string tag) =>
        request
            .Headers.IfNoneMatch.SelectMany(v => (v ?? "").Split(','))
            .Any(v =>
            {
                var known = v.Trim();
                return known == "*" || known == tag || known == "W/" + tag;
            });

    /// <summary>The method is not one of this path.</summary>
    public static Task NotAllowedAsync(HttpContext http, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return Problem.WriteAsync(http, 405, "method", $"This path takes {allowed}.");
    }
}
