using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Server.Collecting;
using Ballast.Storage;
using Ballast.Storage.Leases;
using Microsoft.Extensions.Logging;

namespace Ballast.Cli.Serving;

/// <summary>Puts together the collector of <c>ballast serve</c>.</summary>
internal static class ServeCollector
{
    /// <summary>Makes it; nothing is asked before it runs.</summary>
    /// <param name="context">The command's host and its store.</param>
    /// <param name="endpoint">The tournament's address.</param>
    /// <param name="keys">Keys of the own accounts to collect; none for the watch list alone.</param>
    /// <param name="lease">How long the lease lasts without a renewal.</param>
    /// <param name="log">Where it says what it does and what fails.</param>
    public static Collector Make(
        CommandContext context,
        Uri endpoint,
        IReadOnlyList<NumeraiCredentials> keys,
        TimeSpan lease,
        ILogger log
    )
    {
        var (clock, path) = (context.CliHost.Clock, context.StorePath);
        return new Collector(
            new CollectorOptions
            {
                Clock = clock,
                HasStore = () => TournamentStore.Exists(path),
                OpenStore = () => TournamentStore.Open(path),
                OpenLeases = () => TournamentStore.Open(path),
                OpenFeed = () => Visit(endpoint, keys, clock, log),
                Explain = Explain,
                WithAccounts = keys.Count > 0,
                Self = LeaseTerms.NewName(),
                LeaseLength = lease,
                Log = log,
                Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
            }
        );
    }

    /// <summary>What a sync came to that Numerai failed with this; null for what is none of its failures.</summary>
    public static SyncRunResult? Explain(Exception exception) =>
        exception is NumeraiException e
            ? SyncRunResult.Failed(e.Code == NumeraiErrorCode.RateLimited ? "rate-limited" : "api", e.Message) with
            {
                RetryAfter = e.RetryAfter,
            }
            : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FeedVisit Visit(
        Uri endpoint,
        IReadOnlyList<NumeraiCredentials> keys,
        TimeProvider clock,
        ILogger log
    )
    {
        var door = new NumeraiSession(
            endpoint,
            clock,
            attempt =>
            {
                if (attempt.Failure is { } failure)
                    log.AttemptFailed(
                        attempt.Operation,
                        (object?)attempt.HttpStatus ?? "no status",
                        attempt.Elapsed.TotalSeconds,
                        failure
                    );
            }
        );
        return new FeedVisit(
            door.Feed,
            [.. keys.Select(IAccountFeed (k) => door.Account(k))],
            () => door.Requests,
            door
        );
    }
}
