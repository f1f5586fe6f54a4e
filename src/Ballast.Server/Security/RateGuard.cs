using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using Ballast.Server.Hosting;
using Ballast.Server.Observing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Security;

/// <summary>So many requests a minute from one address, and far fewer wrong tokens.</summary>
internal sealed class RateGuard(WebOptions options, ILogger log) : IDisposable
{
    private const int GuessesPerMinute = 10;
    private const string SecondsAGuess = "6";
    private const int MostAddresses = 1000;
    private static readonly TimeSpan Trust = TimeSpan.FromHours(12);

    // When an address last showed the right token.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _right = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<HttpContext> _all = Limiter(options.RequestsPerMinute);
    private readonly PartitionedRateLimiter<HttpContext> _guesses = Limiter(GuessesPerMinute);

    /// <summary>Lets a request on, or says when it may come.</summary>
    public Task CheckAsync(HttpContext http, RequestDelegate next) =>
        Allows(_all, http)
            ? next(http)
            : Problem.WriteAsync(http, 429, "too-many", "Too many requests; wait a moment.");

    /// <summary>
    /// Whether a token that was shown is to be answered, in the form or as a bearer's. A wrong one counts. Where an address has shown too many, a
    /// right one waits as well, for it may be a guess too; but an address that showed it before is not locked out by others behind it.
    /// </summary>
    public bool AllowsToken(HttpContext http, bool isRight)
    {
        if (!isRight)
        {
            var isHeard = Allows(_guesses, http);
            // So many of them a minute and no more, whoever tries.
            if (isHeard)
                log.WrongToken(Address(http));
            return isHeard;
        }
        var now = options.Clock.GetUtcNow();
        var address = Address(http);
        var isTrusted = _right.TryGetValue(address, out var last) && last + Trust > now;
        // A whole guess must be left: the bucket fills by fractions, and asking it for nothing is granted by the first of them.
        if (!isTrusted && _guesses.GetStatistics(http)?.CurrentAvailablePermits < 1)
        {
            http.Response.Headers.RetryAfter = SecondsAGuess;
            return false;
        }
        if (_right.Count >= MostAddresses)
            _right.Clear();
        _right[address] = now;
        return true;
    }

    public void Dispose()
    {
        _all.Dispose();
        _guesses.Dispose();
    }

    private static bool Allows(PartitionedRateLimiter<HttpContext> limiter, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
            return true;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        return false;
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static PartitionedRateLimiter<HttpContext> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(perMinute))
        );

    /// <summary>About ten times a minute a tenth comes back; a whole minute's worth may be spent at once.</summary>
    internal static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        const int Steps = 10;
        var tokens = Math.Max(1, perMinute / Steps);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            // Whole tokens of a rate that is no multiple of ten: by the time that they take.
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * tokens / perMinute,
            QueueLimit = 0,
        };
    }
}
