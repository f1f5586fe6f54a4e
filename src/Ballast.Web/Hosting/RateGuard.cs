using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Hosting;

/// <summary>So many requests a minute from one address, and far fewer guesses of the token.</summary>
internal sealed class RateGuard(WebOptions options) : IDisposable
{
    private const int GuessesPerMinute = 10;

    private readonly PartitionedRateLimiter<HttpContext> _all = Limiter(options.RequestsPerMinute);
    private readonly PartitionedRateLimiter<HttpContext> _guesses = Limiter(GuessesPerMinute);

    /// <summary>Whether a request may come in; if not, when it may is set in the answer.</summary>
    public bool Allows(HttpContext http) => Allows(_all, http);

    /// <summary>Whether another guess of the token may be made.</summary>
    public bool AllowsGuess(HttpContext http) => Allows(_guesses, http);

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

    private static PartitionedRateLimiter<HttpContext> Limiter(int perMinute)
    {
        // Ten times a minute a tenth comes back; a whole minute's worth may be spent at once.
        const int Steps = 10;
        return PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetTokenBucketLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = Math.Max(1, perMinute / Steps),
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1) / Steps,
                    QueueLimit = 0,
                }
            )
        );
    }
}
