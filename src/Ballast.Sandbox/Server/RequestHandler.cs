using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Sandbox.GraphQl;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Ballast.Sandbox.Server;

/// <summary>The HTTP side: who may ask, paths, the clock, faults.</summary>
internal sealed class RequestHandler(
    GraphQlEndpoint endpoint,
    SandboxClock clock,
    RequestCounts counts,
    Func<FaultSelector> faults,
    RequestGuard guard,
    LateRequests late,
    FileHandler files
)
{
    private static readonly byte[] TooMany = Encoding.UTF8.GetBytes(
        """{"errors":[{"message":"Too many requests, please try again later"}]}"""
    );

    public Task HandleAsync(HttpContext http)
    {
        if (guard.Refusal(http.Request) is var (status, why))
            return FailAsync(http, status, why);
        if (http.Request.Path.StartsWithSegments(FileHandler.Path, StringComparison.Ordinal))
            return FileAsync(http);
        return (http.Request.Method, http.Request.Path.Value) switch
        {
            ("POST", "/" or "/graphql" or "") => GraphQlAsync(http),
            ("POST", "/clock") => MoveClockAsync(http),
            ("GET", "/clock") => WriteClockAsync(http),
            _ => FailAsync(http, StatusCodes.Status404NotFound, "POST a GraphQL query to /"),
        };
    }

    /// <summary>Files come and go with the same faults; what is about GraphQL answers alone does not hit them.</summary>
    private async Task FileAsync(HttpContext http)
    {
        var (fault, latency, _) = faults().Next(HttpMethods.IsPut(http.Request.Method));
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, http.RequestAborted);
        if (fault is not (Fault.TooManyInBody or Fault.Redirect) && await RefuseAsync(http, fault))
            return;
        if (fault == Fault.SlowAnswer)
            await Task.Delay(faults().SlowBy, http.RequestAborted);
        await files.HandleAsync(http, fault);
    }

    private async Task GraphQlAsync(HttpContext http)
    {
        counts.Count();
        RequestBody body;
        RequestDocument document;
        try
        {
            body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
            document = RequestDocument.Read(body.Query);
        }
        catch (JsonException)
        {
            await FailAsync(http, StatusCodes.Status400BadRequest, "No query document supplied");
            return;
        }
        catch (GraphQlException e)
        {
            await WriteAsync(http, GraphQlEndpoint.Errors([new FieldError(e.Message, [], e.Line, e.Column)], null));
            return;
        }
        foreach (var operation in document.Operations)
            counts.Count(operation);
        if (!TryTime(http, out var now))
        {
            await FailAsync(http, StatusCodes.Status400BadRequest, "now is no time");
            return;
        }
        await AnswerAsync(http, body, document, now);
    }

    private async Task AnswerAsync(HttpContext http, RequestBody body, RequestDocument document, DateTimeOffset now)
    {
        var isMutation = document.Operations.Any(o => o.Operation == OperationType.Mutation);
        var (fault, latency, lostField) = faults().Next(isMutation);
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, http.RequestAborted);
        if (await RefuseAsync(http, fault))
            return;
        late.CarryOut(now);
        ReadOnlyMemory<byte> answer;
        var authorization = http.Request.Headers.Authorization.FirstOrDefault();
        // Addresses of files are those by which the client knows this server.
        var origin = $"{http.Request.Scheme}://{http.Request.Host}";
        if (fault == Fault.LateDelivery)
        {
            late.Add(now + faults().LateBy, at => endpoint.Answer(document, body, authorization, origin, at, 0));
            http.Abort();
            return;
        }
        try
        {
            answer = endpoint.Answer(
                document,
                body,
                authorization,
                origin,
                now,
                fault == Fault.PartialData ? lostField : 0
            );
        }
        catch (ServerFailureException)
        {
            await FailAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
            return;
        }
        await HandOutAsync(http, fault, answer);
    }

    private async Task HandOutAsync(HttpContext http, Fault fault, ReadOnlyMemory<byte> answer)
    {
        switch (fault)
        {
            case Fault.CutAfter:
                http.Abort();
                break;
            case Fault.CutInside:
                await CutInsideAsync(http, answer);
                break;
            case Fault.ErrorAfter:
                await FailAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
                break;
            case Fault.SlowAnswer:
                await Task.Delay(faults().SlowBy, http.RequestAborted);
                await WriteAsync(http, answer);
                break;
            case Fault.StaleConnection:
                await WriteAsync(http, answer);
                _ = DropLaterAsync(http.Features.Get<IConnectionLifetimeFeature>());
                break;
            default:
                await WriteAsync(http, answer);
                break;
        }
    }

    /// <summary>Once the client has the answer and keeps the connection for the next request.</summary>
    private static async Task DropLaterAsync(IConnectionLifetimeFeature? connection)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20));
        connection?.Abort();
    }

    /// <summary>Faults that hit before anything is done; false where there is none of them.</summary>
    private async Task<bool> RefuseAsync(HttpContext http, Fault fault)
    {
        switch (fault)
        {
            case Fault.TooMany or Fault.TooManyWithRetryAfter:
                if (fault == Fault.TooManyWithRetryAfter)
                    http.Response.Headers.RetryAfter = faults()
                        .RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                await FailAsync(http, StatusCodes.Status429TooManyRequests, "Too Many Requests");
                return true;
            case Fault.TooManyInBody:
                await WriteAsync(http, TooMany);
                return true;
            case Fault.ServerError:
                await FailAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
                return true;
            case Fault.CutBefore:
                http.Abort();
                return true;
            case Fault.Redirect:
                // With the method and the body kept: a client that follows it would send them elsewhere.
                http.Response.Headers.Location = "/graphql";
                await FailAsync(http, StatusCodes.Status307TemporaryRedirect, "Temporary Redirect");
                return true;
            default:
                return false;
        }
    }

    private async Task MoveClockAsync(HttpContext http)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            if (body.RootElement.TryGetProperty("advanceDays", out var days))
                clock.Set(clock.Now.AddDays(days.GetDouble()));
            else if (body.RootElement.TryGetProperty("now", out var now))
                clock.Set(now.ValueKind == JsonValueKind.Null ? null : now.GetDateTimeOffset());
        }
        catch (Exception e)
            when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            await FailAsync(http, StatusCodes.Status400BadRequest, "{\"now\": \"ISO time\"} or {\"advanceDays\": 1}");
            return;
        }
        await WriteClockAsync(http);
    }

    private Task WriteClockAsync(HttpContext http) =>
        WriteAsync(http, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { now = clock.Now })));

    private bool TryTime(HttpContext http, out DateTimeOffset now)
    {
        now = clock.Now;
        var text = http.Request.Query["now"].FirstOrDefault();
        return text is null
            || (
                DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out now)
                && SandboxClock.Reaches(now)
            );
    }

    private static async Task CutInsideAsync(HttpContext http, ReadOnlyMemory<byte> answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer[..(answer.Length / 2)]);
        await http.Response.Body.FlushAsync();
        http.Abort();
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    private static async Task FailAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(text);
    }
}
