using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;

namespace Ballast.Numerai.Transfers;

/// <summary>Puts the bytes of a file where Numerai wants them. The same bytes to the same address may go twice, so it is tried again; no key goes with them.</summary>
internal static class StorageUpload
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Puts them there.</summary>
    /// <exception cref="NumeraiException">They are not there.</exception>
    public static async Task PutAsync(
        NumeraiConnection connection,
        Uri address,
        UploadFile file,
        IReadOnlyDictionary<string, string> headers,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellation
    )
    {
        StorageAddress.Check(address, connection.Options.Endpoint);
        var limits = connection.Options.Transfers;
        var wait = limits.FirstRetryDelay;
        for (var attempt = 1; ; attempt++, wait *= 2)
        {
            try
            {
                await OnceAsync(connection, address, file, headers, progress, cancellation).ConfigureAwait(false);
                return;
            }
            catch (NumeraiException e)
                when (attempt < limits.MaxAttempts && e is { IsTransient: true, Code: not NumeraiErrorCode.TimedOut })
            {
                await Task.Delay(wait, connection.Time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task OnceAsync(
        NumeraiConnection connection,
        Uri address,
        UploadFile file,
        IReadOnlyDictionary<string, string> headers,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellation
    )
    {
        using var call = new StorageCall(connection, address, cancellation);
        var patience = connection.Options.Transfers.PatiencePerMebibyte * (file.Length / Mebibyte);
        var content = new StorageContent(
            file,
            sent =>
            {
                progress?.Report(new TransferProgress(sent, file.Length));
                call.Alive(sent >= file.Length ? patience : TimeSpan.Zero);
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
        // No content type: an address may be signed for a request without one.
        request.Headers.TryAddWithoutValidation("User-Agent", connection.Options.UserAgent);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await call.SendAsync(request).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw call.Refused(response);
    }
}
