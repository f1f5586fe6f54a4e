using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ballast.Server.Rest;

/// <summary><c>POST /api/v1/TOURNAMENT/import</c>: one file, straight from the body to a disk and from there into the store; and back out of it.</summary>
internal sealed class ImportEndpoint(WebOptions options, Writing writing, Uploads uploads, Lanes lanes)
{
    /// <summary>What may be said.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("name", "The file's name, where Content-Disposition does not say it."),
        new("metric", "What a wide table holds: corr, mmc, …"),
        new("model", "Whose rows they are, where the table has no column of models."),
        new("dry-run", "Keep nothing; say what would be new and changed.") { Kind = ParameterKind.Switch },
        new("force", "Keep what looks like a mistake as a whole.") { Kind = ParameterKind.Switch },
        new("strict", "Refuse a file that has a row which cannot be read.") { Kind = ParameterKind.Switch },
        new("currency", "What prices are in (default: usd)."),
    ];

    private static readonly string[] Types =
    [
        "text/csv",
        "text/plain",
        "application/gzip",
        "application/x-gzip",
        "application/json",
        "application/x-ndjson",
        "application/vnd.apache.parquet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream",
        "multipart/form-data",
    ];

    public async Task HandleAsync(HttpContext http, string tournament)
    {
        if (!await IsAllowedAsync(http, tournament).ConfigureAwait(false))
            return;
        var type = (http.Request.ContentType ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();
        if (!Types.Contains(type))
        {
            await Problem
                .WriteAsync(http, 415, "media-type", $"The body is a file: {string.Join(", ", Types)}.")
                .ConfigureAwait(false);
            return;
        }
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = options.LargestImport;
        switch (QuestionReader.Options(Parameters, tournament, http.Request.Query, null, []))
        {
            case Outcome<List<KeyValuePair<string, string?>>>.Refused { Refusal: var refusal }:
                await Problem.WriteAsync(http, 400, refusal.Code, refusal.Message).ConfigureAwait(false);
                return;
            case Outcome<List<KeyValuePair<string, string?>>>.Done { Value: var said }:
                await ReceiveAsync(http, said).ConfigureAwait(false);
                return;
        }
    }

    /// <summary><c>POST /api/v1/TOURNAMENT/import/undo</c>: takes the last import of the store back, whole.</summary>
    public async Task UndoAsync(HttpContext http, string tournament)
    {
        if (await IsAllowedAsync(http, tournament).ConfigureAwait(false))
            await KeepAsync(http, new CommandCall("import", [new("undo", null)], [])).ConfigureAwait(false);
    }

    private async Task<bool> IsAllowedAsync(HttpContext http, string tournament)
    {
        if (options.IsReadOnly)
        {
            await Problem.WriteAsync(http, 403, "read-only", SyncEndpoint.ReadOnly).ConfigureAwait(false);
            return false;
        }
        if (!Tournaments.TryParse(tournament, out _))
        {
            await Problem
                .WriteAsync(http, 400, "usage", "The tournament is classic, signals or crypto.")
                .ConfigureAwait(false);
            return false;
        }
        return true;
    }

    /// <summary>Receives the file first and asks for the turn then: whoever sends slowly keeps nobody from writing.</summary>
    private async Task ReceiveAsync(HttpContext http, List<KeyValuePair<string, string?>> said)
    {
        if (writing.IsBusy)
        {
            // Nothing is sent in vain.
            await SyncEndpoint.BusyAsync(http).ConfigureAwait(false);
            return;
        }
        var folder = Directory.CreateTempSubdirectory("ballast-import-");
        try
        {
            var given = said.Find(o => o.Key == "name").Value;
            switch (await uploads.ReceiveAsync(http, folder.FullName, given).ConfigureAwait(false))
            {
                case null:
                    await Uploads.RefuseAsync(http).ConfigureAwait(false);
                    return;
                case Outcome<string>.Refused { Refusal: var refusal }:
                    await Problem.WriteAsync(http, 400, refusal.Code, refusal.Message).ConfigureAwait(false);
                    return;
                case Outcome<string>.Done { Value: var file }:
                    await KeepAsync(http, new CommandCall("import", [.. said.Where(o => o.Key != "name")], [file]))
                        .ConfigureAwait(false);
                    return;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task KeepAsync(HttpContext http, CommandCall call)
    {
        // The turn has ended when the answer is sent: whoever reads it may send the next file at once.
        using var turn = writing.Begin("import");
        if (turn is null)
        {
            await SyncEndpoint.BusyAsync(http).ConfigureAwait(false);
            return;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, writing.Stopping);
        Answer answer;
        // An import is held in memory while it is judged, as a dear question is.
        using (await lanes.EnterAsync(WorkKind.Import, either.Token).ConfigureAwait(false))
            answer = await Task.Run(() => options.Questions.Run(call, either.Token), either.Token)
                .ConfigureAwait(false);
        await ApiEndpoint.WriteAsync(http, answer).ConfigureAwait(false);
    }
}
