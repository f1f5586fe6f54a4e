using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Rest;

/// <summary><c>/api/v1/TOURNAMENT/sync</c>: POST starts one and comes back at once, GET tells how it goes.</summary>
internal sealed class SyncEndpoint(WebOptions options, Writing writing)
{
    /// <summary>What may be said; the API's address is the server's own choice.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("model", "A model to sync and to keep on the watch list; repeat it for several.")
        {
            Kind = ParameterKind.Repeated,
        },
        new("account", "The own models, by the keys in the server's environment: of this account, or blank for all."),
        new("leaderboard", "The first N models of the leaderboard."),
        new("full", "Ask for everything again.") { Kind = ParameterKind.Switch },
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task HandleAsync(HttpContext http, string tournament)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            // Whoever is told that it has ended sees what it wrote.
            if (writing.Sync?.Finished is { } finished)
                Freshness.Require(http, finished);
            await ApiEndpoint.WriteAsync(http, Status()).ConfigureAwait(false);
        }
        else if (!HttpMethods.IsPost(http.Request.Method))
            await ApiEndpoint.NotAllowedAsync(http, "GET, HEAD, POST").ConfigureAwait(false);
        else
            await StartAsync(http, tournament).ConfigureAwait(false);
    }

    private async Task StartAsync(HttpContext http, string tournament)
    {
        if (options.IsReadOnly)
        {
            await Problem.WriteAsync(http, 403, "read-only", ReadOnly).ConfigureAwait(false);
            return;
        }
        if (!Core.Rounds.Tournaments.TryParse(tournament, out _))
        {
            await Problem
                .WriteAsync(http, 400, "usage", "The tournament is classic, signals or crypto.")
                .ConfigureAwait(false);
            return;
        }
        List<string> models = [];
        switch (QuestionReader.Options(Parameters, tournament, http.Request.Query, "model", models))
        {
            case Outcome<List<KeyValuePair<string, string?>>>.Refused { Refusal: var refusal }:
                await Problem.WriteAsync(http, 400, refusal.Code, refusal.Message).ConfigureAwait(false);
                return;
            case Outcome<List<KeyValuePair<string, string?>>>.Done { Value: var said }:
                // A blank account is the bare switch of the command line: all of them.
                List<KeyValuePair<string, string?>> words =
                [
                    .. said.Select(o => o is { Key: "account", Value: "" } ? new(o.Key, null) : o),
                ];
                if (writing.StartSync(new CommandCall("sync", words, models)))
                    await ApiEndpoint.WriteAsync(http, Status(), StatusCodes.Status202Accepted).ConfigureAwait(false);
                else
                    await BusyAsync(http).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>Something writes already.</summary>
    public static Task BusyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problem.WriteAsync(http, 409, "busy", "An import or a sync is running; try again when it has ended.");
    }

    /// <summary>Why nothing is changed.</summary>
    public const string ReadOnly = "This server was started with --read-only; import and sync on the command line.";

    private string Status()
    {
        var state = writing.Sync;
        var document = new JsonObject
        {
            ["schema"] = "ballast.sync-status/1",
            ["state"] =
                state is null ? "never"
                : state.Finished is null ? "running"
                : state.Answer is { Exit: 0 } ? "done"
                : "failed",
            ["started"] = Moment(state?.Started),
            ["finished"] = Moment(state?.Finished),
            ["answer"] = state?.Answer is { } answer ? JsonNode.Parse(answer.Json) : null,
        };
        return document.ToJsonString(Readable) + "\n";
    }

    private static string? Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
