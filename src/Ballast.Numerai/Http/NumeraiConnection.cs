using System.Diagnostics;
using System.Net;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Replies;
using Polly;

namespace Ballast.Numerai.Http;

/// <summary>
/// The connection to Numerai that all clients of a process share, for whatever account: limits count by machine, not by key.
/// </summary>
public sealed class NumeraiConnection : IDisposable
{
    private readonly HttpMessageInvoker _questions;
    private readonly HttpMessageInvoker _changes;
    private readonly HttpMessageInvoker _storage;
    private readonly TokenBucket _bucket;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Address and rate; null for Numerai's own with the defaults.</param>
    /// <param name="handler">
    /// For proxies and tests; null for the library's own. It stays the caller's to dispose, and must not repeat requests.
    /// </param>
    /// <param name="time">The clock; null for the machine's.</param>
    public NumeraiConnection(
        NumeraiOptions? options = null,
        HttpMessageHandler? handler = null,
        TimeProvider? time = null
    )
        : this(options, handler, time, null) { }

    internal NumeraiConnection(
        NumeraiOptions? options,
        HttpMessageHandler? handler,
        TimeProvider? time,
        Func<double>? randomizer
    )
    {
        Options = options ?? new NumeraiOptions();
        _closed = _closing.Token;
        Time = time ?? TimeProvider.System;
        _questions = Invoker(handler, TimeSpan.FromMinutes(5));
        // A change gets a new connection each time: on a kept one that the server has closed meanwhile it would be lost, and
        // what is lost has to be reported as unknown. It also rules out that the HTTP stack repeats it by itself.
        _changes = Invoker(handler, TimeSpan.Zero);
        // Bytes are counted and hashed as they lie there, so nothing is unpacked on the way.
        _storage = Invoker(handler, TimeSpan.FromMinutes(5), DecompressionMethods.None);
        _bucket = new TokenBucket(Options.RequestsPerSecond, Options.Burst, Time);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaxParallel, 1);
        _slots = new SemaphoreSlim(Options.MaxParallel);
        Retry = RetryPolicy.Build(Options, Time, randomizer);
    }

    /// <summary>Address and rate.</summary>
    public NumeraiOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ResiliencePipeline<WireAnswer> Retry { get; }

    /// <summary>For bytes of files; no key ever goes this way.</summary>
    internal HttpMessageInvoker Storage => _storage;

    /// <summary>Cancelled when the connection is disposed.</summary>
    internal CancellationToken Closed => _closed;

    /// <summary>Ends whatever is under way or waits for its turn; each of them gets an error.</summary>
    public void Dispose()
    {
        if (_closed.IsCancellationRequested)
            return;
        _closing.Cancel();
        _closing.Dispose();
        _questions.Dispose();
        _changes.Dispose();
        _storage.Dispose();
        // The slots are not disposed: whoever is under way gives its own back.
    }

    /// <summary>Sends one request once, when its turn has come.</summary>
    /// <exception cref="NumeraiException">No reply came.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal async Task<Reply> SendAsync(OutgoingRequest outgoing, CancellationToken cancellation)
    {
        outgoing.RequireEncryption(Options.Endpoint);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closed);
        try
        {
            await _slots.WaitAsync(end.Token).ConfigureAwait(false);
            try
            {
                await _bucket.TakeAsync(end.Token).ConfigureAwait(false);
                return await ExchangeAsync(outgoing, end.Token).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw outgoing.CreateClosedError();
        }
    }

    private async Task<Reply> ExchangeAsync(OutgoingRequest outgoing, CancellationToken cancellation)
    {
        var start = Time.GetTimestamp();
        using var deadline = new CancellationTokenSource(Options.AttemptTimeout, Time);
        // A change is waited for longer: what is given up on is unknown.
        using var silence = new CancellationTokenSource(
            outgoing.IsChange ? Timeout.InfiniteTimeSpan : Options.SilenceTimeout,
            Time
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            using var request = outgoing.ToRequest(Options);
            var invoker = outgoing.IsChange ? _changes : _questions;
            using var response = await FirstByteAsync(invoker, request, silence.Token, either.Token)
                .ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(Options.MaxAnswerBytes, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            var reply = new Reply((int)response.StatusCode, RetryAfter(response), outgoing.Redactor.Clean(body));
            if (reply is { HttpStatus: (int)HttpStatusCode.TooManyRequests, RetryAfter: { } pause })
                _bucket.Pause(pause < Options.LongestRetryDelay ? pause : Options.LongestRetryDelay);
            Report(outgoing, start, reply.HttpStatus, null);
            return reply;
        }
        // Whatever a handler throws is reported in our own words: its text may quote the key.
        catch (Exception e)
        {
            var isSilence = silence.IsCancellationRequested;
            var failure = outgoing.CreateError(
                e,
                Options.Endpoint,
                isSilence ? Options.SilenceTimeout : Options.AttemptTimeout,
                isSilence || deadline.IsCancellationRequested,
                isSilence
            );
            Report(outgoing, start, null, failure.Message, isSilence);
            cancellation.ThrowIfCancellationRequested();
            throw failure;
        }
    }

    private static async Task<HttpResponseMessage> FirstByteAsync(
        HttpMessageInvoker invoker,
        HttpRequestMessage request,
        CancellationToken silence,
        CancellationToken end
    )
    {
        using var first = CancellationTokenSource.CreateLinkedTokenSource(silence, end);
        return await invoker.SendAsync(request, first.Token).ConfigureAwait(false);
    }

    private void Report(OutgoingRequest outgoing, long start, int? status, string? failure, bool isSilence = false)
    {
        try
        {
            var elapsed = Time.GetElapsedTime(start);
            Options.Observer?.Invoke(
                new RequestAttempt(outgoing.Document.Name, status, elapsed, failure) { IsSilence = isSilence }
            );
        }
        // A log that fails must not lose an answer, least of all one to a change of stake.
        catch (Exception) { }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - Time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static HttpMessageInvoker Invoker(
        HttpMessageHandler? handler,
        TimeSpan lifetime,
        DecompressionMethods unpacks = DecompressionMethods.All
    ) =>
        handler is not null
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : new HttpMessageInvoker(
                new SocketsHttpHandler
                {
                    // A redirect would take the question, or the key, to an address nobody chose.
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = unpacks,
                    PooledConnectionLifetime = lifetime,
                    // The trace context is nobody's business but this process's.
                    ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
                }
            );
}
