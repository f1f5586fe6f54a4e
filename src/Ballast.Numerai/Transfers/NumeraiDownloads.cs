using System.Net;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;

namespace Ballast.Numerai.Transfers;

/// <summary>Fetches files from the addresses that <see cref="NumeraiClient"/> gives. No key goes with it, and no redirect is followed.</summary>
/// <param name="connection">The shared connection; it stays the caller's to dispose.</param>
public sealed class NumeraiDownloads(NumeraiConnection connection)
{
    private const int Piece = 1 << 16;

    /// <summary>Bytes that must be new before a broken transfer counts as one that gets on.</summary>
    private const long Headway = 1 << 20;

    /// <summary>Fetches a file. What an earlier run left of the same version is gone on with; until it is whole it is called NAME.part.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="path">Where it shall be; its folder must be there.</param>
    /// <param name="replaces">Whether a file that is there may be replaced.</param>
    /// <param name="progress">Receives how far it is.</param>
    /// <param name="cancellation">Ends it; what is there is gone on with next time.</param>
    /// <exception cref="NumeraiException">It is not there. Under its name is what was there before.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<DownloadedFile> DownloadAsync(
        Uri address,
        string path,
        bool replaces = false,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(address);
        StorageAddress.Check(address, connection.Options.Endpoint);
        var place = Path.GetFullPath(path);
        var limits = connection.Options.Transfers;
        var (wait, best) = (limits.FirstRetryDelay, 0L);
        for (var attempt = 1; ; attempt++)
        {
            using var part = PartFile.Open(place);
            try
            {
                return await OnceAsync(address, part, place, replaces, progress, cancellation).ConfigureAwait(false);
            }
            catch (NumeraiException e) when (e is { IsTransient: true, Code: not NumeraiErrorCode.TimedOut })
            {
                if (part.Length > best + Headway)
                    (attempt, best, wait) = (0, part.Length, limits.FirstRetryDelay);
                else if (attempt >= limits.MaxAttempts)
                    throw;
            }
            await Task.Delay(wait, connection.Time, cancellation).ConfigureAwait(false);
            wait *= 2;
        }
    }

    private async Task<DownloadedFile> OnceAsync(
        Uri address,
        PartFile part,
        string place,
        bool replaces,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellation
    )
    {
        using var call = new StorageCall(connection, address, cancellation);
        var known = part.Version() is { Version: not null } noted ? noted : null;
        using var response = await AskAsync(call, address, known, part.Length).ConfigureAwait(false);
        var version = RemoteFile.Read(response);
        var isRest = response.StatusCode == HttpStatusCode.PartialContent;
        if (isRest)
            version = Continued(response, version, known!, part);
        else
            part.Begin(version);
        if (version.Length > connection.Options.Transfers.MaxBytes)
            throw TooLarge(address);
        PartFile.RequireRoom(place, version.Length - part.Length);
        if (File.Exists(place) && await SameAsync(place, version, replaces, cancellation).ConfigureAwait(false))
        {
            part.Discard();
            return new DownloadedFile(place, version.Length!.Value, true, false, WasThere: true);
        }
        await CopyAsync(call, response, part, version, progress).ConfigureAwait(false);
        return await FinishAsync(call, address, part, version, place, (replaces, isRest)).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> AskAsync(StorageCall call, Uri address, RemoteFile? known, long have)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", connection.Options.UserAgent);
        if (known is not null)
            known.AskForRest(request.Headers, have);
        var response = await call.SendAsync(request).ConfigureAwait(false);
        if (known is not null && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // There is no rest: what is there is something else, or all of it. From the beginning, then.
            response.Dispose();
            return await AskAsync(call, address, null, 0).ConfigureAwait(false);
        }
        var isPart = known is not null && response.StatusCode == HttpStatusCode.PartialContent;
        if (response.StatusCode != HttpStatusCode.OK && !isPart)
        {
            using (response)
                throw call.Refused(response);
        }
        if (response.Content.Headers.ContentType?.MediaType is not "text/html")
            return response;
        response.Dispose();
        throw new NumeraiException(
            NumeraiErrorCode.InvalidAnswer,
            $"{StorageAddress.Host(address)} gave a web page in place of the file; check the network (a login page in between?)."
        );
    }

    /// <summary>The version of the whole, where an answer is the rest of what is there.</summary>
    private static RemoteFile Continued(
        HttpResponseMessage response,
        RemoteFile version,
        RemoteFile known,
        PartFile part
    )
    {
        var isRest =
            response.Content.Headers.ContentRange?.From == part.Length
            && version.Length == known.Length
            && (version.Version is null || version.Version == known.Version);
        if (isRest)
            return version.With(known);
        part.Begin(new RemoteFile(null, null, null, null));
        throw new NumeraiException(NumeraiErrorCode.Unavailable, "The storage gave another part than was asked for.");
    }

    private static async Task<bool> SameAsync(
        string place,
        RemoteFile version,
        bool replaces,
        CancellationToken cancellation
    )
    {
        if (await PartFile.IsThereAsync(place, version, cancellation).ConfigureAwait(false))
            return true;
        return replaces
            ? false
            : throw new NumeraiException(
                NumeraiErrorCode.FileExists,
                $"There is another file {place} already; nothing was changed."
            );
    }

    private async Task CopyAsync(
        StorageCall call,
        HttpResponseMessage response,
        PartFile part,
        RemoteFile version,
        IProgress<TransferProgress>? progress
    )
    {
        var body = await call.GuardAsync(() => response.Content.ReadAsStreamAsync(call.Token)).ConfigureAwait(false);
        await using var ends = body.ConfigureAwait(false);
        var buffer = new byte[Piece];
        while (true)
        {
            var read = await call.GuardAsync(() => body.ReadAsync(buffer, call.Token).AsTask()).ConfigureAwait(false);
            if (read == 0)
                return;
            call.Alive();
            part.Add(buffer.AsSpan(0, read));
            if (part.Length > (version.Length ?? connection.Options.Transfers.MaxBytes))
                throw TooLarge(response.RequestMessage!.RequestUri!);
            progress?.Report(new TransferProgress(part.Length, version.Length));
        }
    }

    private static async Task<DownloadedFile> FinishAsync(
        StorageCall call,
        Uri address,
        PartFile part,
        RemoteFile version,
        string place,
        (bool Replaces, bool IsRest) how
    )
    {
        if (version.Length is { } length && part.Length != length)
            throw new NumeraiException(
                NumeraiErrorCode.Unavailable,
                $"{StorageAddress.Host(address)} sent {part.Length} bytes of {length}; try again: it goes on from there."
            );
        call.Alive(TimeSpan.FromHours(1));
        var isRight = await part.MatchesAsync(version, call.Token).ConfigureAwait(false);
        if (isRight == false)
        {
            part.Discard();
            throw new NumeraiException(
                NumeraiErrorCode.InvalidAnswer,
                $"What {StorageAddress.Host(address)} sent is not the file: its hash is another. Nothing was kept; try again."
            );
        }
        var bytes = part.Length;
        part.Finish(how.Replaces);
        return new DownloadedFile(place, bytes, isRight == true, how.IsRest, WasThere: false);
    }

    private static NumeraiException TooLarge(Uri address) =>
        new(
            NumeraiErrorCode.InvalidAnswer,
            $"{StorageAddress.Host(address)} sends more than the file can have; nothing of it was taken for the file."
        );
}

/// <summary>A file that was fetched.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="IsHashChecked">Whether the storage says a hash, which it has.</param>
/// <param name="IsResumed">Whether an earlier run had begun it.</param>
/// <param name="WasThere">Whether it was there already, by length and hash; nothing was fetched.</param>
public sealed record DownloadedFile(string Path, long Length, bool IsHashChecked, bool IsResumed, bool WasThere);
