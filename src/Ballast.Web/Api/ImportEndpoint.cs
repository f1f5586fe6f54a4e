using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ballast.Web.Api;

/// <summary><c>POST /api/v1/TOURNAMENT/import</c>: one file, straight from the body to a disk and from there into the store.</summary>
internal sealed class ImportEndpoint(WebOptions options, Writing writing)
{
    /// <summary>What may be said.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("name", "The file's name, where Content-Disposition does not say it."),
        new("metric", "What a wide table holds: corr, mmc, …"),
        new("model", "Whose rows they are, where the table has no column of models."),
        new("dry-run", "Keep nothing; say what would be new and changed.", ParameterKind.Switch),
        new("force", "Keep what looks like a mistake as a whole.", ParameterKind.Switch),
        new("strict", "Refuse a file that has a row which cannot be read.", ParameterKind.Switch),
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
        if (options.IsReadOnly)
        {
            await Problem.WriteAsync(http, 403, "read-only", SyncEndpoint.ReadOnly).ConfigureAwait(false);
            return;
        }
        if (!Tournaments.TryParse(tournament, out _))
        {
            await Problem
                .WriteAsync(http, 400, "usage", "The tournament is classic, signals or crypto.")
                .ConfigureAwait(false);
            return;
        }
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

    private async Task ReceiveAsync(HttpContext http, List<KeyValuePair<string, string?>> said)
    {
        // The turn has ended when the answer is sent: whoever reads it may send the next file at once.
        switch (await KeepAsync(http, said).ConfigureAwait(false))
        {
            case null:
                await SyncEndpoint.BusyAsync(http).ConfigureAwait(false);
                return;
            case Outcome<Answer>.Refused { Refusal: var refusal }:
                await Problem.WriteAsync(http, 400, refusal.Code, refusal.Message).ConfigureAwait(false);
                return;
            case Outcome<Answer>.Done { Value: var answer }:
                await ApiEndpoint.WriteAsync(http, answer).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>Receives the file and imports it; null where something writes already.</summary>
    private async Task<Outcome<Answer>?> KeepAsync(HttpContext http, List<KeyValuePair<string, string?>> said)
    {
        using var turn = writing.Begin("import");
        if (turn is null)
            return null;
        var folder = Directory.CreateTempSubdirectory("ballast-import-");
        try
        {
            var given = said.Find(o => o.Key == "name").Value;
            var received = await Upload.ReceiveAsync(http, folder.FullName, given).ConfigureAwait(false);
            if (received is not Outcome<string>.Done { Value: var file })
                return ((Outcome<string>.Refused)received).Refusal;
            var question = new Question("import", [.. said.Where(o => o.Key != "name")], [file]);
            return await Task.Run(() => options.Desk.Ask(question, http.RequestAborted), http.RequestAborted)
                .ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
