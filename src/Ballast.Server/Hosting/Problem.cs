using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Ballast.Server.Hosting;

/// <summary>A refusal over HTTP: problem details (RFC 9457) with the code and the message of <c>ballast.error/1</c>.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>What there is to say where memory ran out.</summary>
    public const string TooLarge =
        "This needs more memory than the server has for one question. Name fewer models, or fewer rounds; the command line has more.";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The status of a refusal or failure of the command line.</summary>
    public static int StatusOf(int exit, string code) =>
        (exit, code) switch
        {
            (1, "unknown-model" or "unknown-round" or "no-store" or "not-found") => StatusCodes.Status404NotFound,
            (1, "cancelled") => StatusCodes.Status503ServiceUnavailable,
            (1, _) => StatusCodes.Status422UnprocessableEntity,
            (2, _) => StatusCodes.Status400BadRequest,
            (_, "internal") => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status503ServiceUnavailable,
        };

    public static Task WriteAsync(HttpContext http, int status, string code, string message)
    {
        if (http.Response.HasStarted)
            return Task.CompletedTask;
        var document = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = message,
            ["code"] = code,
            ["message"] = message,
        };
        var bytes = Encoding.UTF8.GetBytes(document.ToJsonString(Readable) + "\n");
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
