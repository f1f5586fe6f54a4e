using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;

namespace Ballast.Numerai.Transfers;

/// <summary>One exchange with a storage: given up where it is silent, and reported in words of one line whatever fails.</summary>
internal sealed class StorageCall : IDisposable
{
    private readonly NumeraiConnection _connection;
    private readonly Uri _address;
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _end;
    private readonly CancellationToken _caller;
    private TimeSpan _allowed;

    public StorageCall(NumeraiConnection connection, Uri address, CancellationToken caller)
    {
        (_connection, _address, _caller) = (connection, address, caller);
        _allowed = connection.Options.Transfers.Silence;
        _silence = new CancellationTokenSource(_allowed, connection.Time);
        _end = CancellationTokenSource.CreateLinkedTokenSource(caller, connection.Closed, _silence.Token);
    }

    public CancellationToken Token => _end.Token;

    /// <summary>Something moved: the patience begins anew.</summary>
    public void Alive(TimeSpan more = default)
    {
        _allowed = _connection.Options.Transfers.Silence + more;
        _silence.CancelAfter(_allowed);
    }

    /// <summary>Sends; the answer's head is there, its body not yet.</summary>
    /// <exception cref="NumeraiException">No answer came, or one that says no.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var response = await GuardAsync(() => _connection.Storage.SendAsync(request, Token)).ConfigureAwait(false);
        Alive();
        return response;
    }

    /// <summary>Does something with the network, and tells what fails as this library's own exception.</summary>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_caller.IsCancellationRequested)
        {
            _caller.ThrowIfCancellationRequested();
            throw;
        }
        catch (OperationCanceledException)
        {
            throw _silence.IsCancellationRequested
                ? new NumeraiException(
                    NumeraiErrorCode.TimedOut,
                    $"The storage {StorageAddress.Host(_address)} was silent for {_allowed.TotalSeconds:0} s; try again, or look at the network."
                )
                : new NumeraiException(NumeraiErrorCode.Configuration, "The connection was closed by this program.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException)
        {
            // What reading our own file throws is reported as it is.
            throw e.InnerException as NumeraiException
                ?? new NumeraiException(
                    NumeraiErrorCode.Unavailable,
                    $"Storage: {NetworkWords.Of(e, StorageAddress.Host(_address))}; try again."
                );
        }
    }

    /// <summary>What a status that is no success means.</summary>
    public NumeraiException Refused(HttpResponseMessage response)
    {
        var host = StorageAddress.Host(_address);
        var status = (int)response.StatusCode;
        var (code, said) = status switch
        {
            >= 300 and < 400 => (
                NumeraiErrorCode.InvalidAnswer,
                "wants to send us elsewhere (a redirect), which is not followed"
            ),
            401 or 403 => (
                NumeraiErrorCode.Refused,
                "does not accept the address any more: it was used up, or is too old; begin again"
            ),
            404 or 410 => (NumeraiErrorCode.Refused, "does not have the file"),
            413 => (NumeraiErrorCode.Refused, "does not take a file so large"),
            429 => (NumeraiErrorCode.RateLimited, "has too much to do; try again in a minute"),
            >= 500 => (NumeraiErrorCode.Unavailable, "is in trouble; try again later"),
            _ => (NumeraiErrorCode.InvalidAnswer, "gave an answer that a storage does not give"),
        };
        return new NumeraiException(code, $"The storage {host} {said} (HTTP {status}).") { HttpStatus = status };
    }

    public void Dispose()
    {
        _end.Dispose();
        _silence.Dispose();
    }
}
