using System.Globalization;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Ballast.Sandbox.Server;

/// <summary>The storage: files are put and got by addresses that the API gives, without a key.</summary>
internal sealed class FileHandler(FileStore store, ITournamentSource source, SandboxClock clock)
{
    /// <summary>Where addresses of files begin.</summary>
    public const string Path = "/files";

    private readonly DatasetFiles? _datasets = source.Data is { } data ? new DatasetFiles(data) : null;

    /// <summary>Answers a request for a file.</summary>
    public Task HandleAsync(HttpContext http, Fault fault)
    {
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (http.Request.Method, parts) switch
        {
            ("PUT", [_, "uploads", var token, _]) => PutAsync(http, token, fault),
            ("GET" or "HEAD", [_, "submissions", var token, _]) => store.Get(token) is { } file
                ? WriteAsync(http, file, fault)
                : FailAsync(http, StatusCodes.Status403Forbidden, "The address is unknown or has expired"),
            ("GET" or "HEAD", [_, "datasets", var round, .. var name]) => DatasetAsync(http, round, name, fault),
            (_, [_, "uploads" or "submissions" or "datasets", ..]) => FailAsync(
                http,
                StatusCodes.Status405MethodNotAllowed,
                "Uploads are PUT, downloads are GET"
            ),
            _ => FailAsync(http, StatusCodes.Status404NotFound, "No such file"),
        };
    }

    private async Task PutAsync(HttpContext http, string token, Fault fault)
    {
        const string Refused = "The address is unknown, has expired, or its file has been handed in: ask for a new one";
        if (!store.IsOpen(token))
        {
            await FailAsync(http, StatusCodes.Status403Forbidden, Refused);
            return;
        }
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = FileStore.LargestFile;
        if (await ReadAsync(http) is not { } bytes)
        {
            await FailAsync(
                http,
                StatusCodes.Status413PayloadTooLarge,
                $"A file has at most {FileStore.LargestFile / (1024 * 1024)} MB here"
            );
            return;
        }
        switch (store.Put(token, bytes))
        {
            // It is there, and the answer is lost: a client that tries again must not be refused.
            case PutOutcome.Stored when fault is Fault.CutAfter or Fault.CutInside:
                http.Abort();
                break;
            case PutOutcome.Stored when fault == Fault.ErrorAfter:
                await FailAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
                break;
            case PutOutcome.Stored:
                http.Response.Headers.ETag = $"\"{new StoredFile("", bytes).Md5}\"";
                http.Response.StatusCode = StatusCodes.Status200OK;
                break;
            case PutOutcome.Full:
                await FailAsync(
                    http,
                    StatusCodes.Status507InsufficientStorage,
                    $"All files together have at most {FileStore.LargestTotal / (1024 * 1024)} MB here: start the sandbox again"
                );
                break;
            default:
                await FailAsync(http, StatusCodes.Status403Forbidden, Refused);
                break;
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        try
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private Task DatasetAsync(HttpContext http, string roundText, string[] nameParts, Fault fault)
    {
        var name = string.Join('/', nameParts);
        if (
            _datasets is null
            || DatasetFiles.Find(name) is not var (tournament, file)
            || !int.TryParse(roundText, NumberStyles.None, CultureInfo.InvariantCulture, out var round)
        )
            return FailAsync(http, StatusCodes.Status404NotFound, "No such file");
        // What a later round knows is not handed out: its training data holds the targets of this one.
        if (round > source.At(clock.Now).Newest(tournament) || round < 1)
            return FailAsync(http, StatusCodes.Status404NotFound, "The round has not opened");
        return WriteAsync(http, new StoredFile(nameParts[^1], _datasets.Read(tournament, file, round)), fault);
    }

    private static Task WriteAsync(HttpContext http, StoredFile file, Fault fault)
    {
        if (fault is Fault.CutInside or Fault.CutAfter)
            http.Response.Body = new CutStream(http, file.Bytes.Length / 2);
        var headers = http.Response.Headers;
        headers["Content-MD5"] = Convert.ToBase64String(Convert.FromHexString(file.Md5));
        headers["Repr-Digest"] = $"sha-256=:{file.Sha256}:";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results
            .Bytes(
                file.Bytes,
                "application/octet-stream",
                file.Name,
                enableRangeProcessing: true,
                entityTag: new EntityTagHeaderValue($"\"{file.Md5}\"")
            )
            .ExecuteAsync(http);
    }

    private static async Task FailAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(text);
    }
}
