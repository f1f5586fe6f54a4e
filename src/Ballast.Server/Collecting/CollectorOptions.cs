using Ballast.Core.Store;
using Ballast.Storage.Leases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ballast.Server.Collecting;

/// <summary>What the collector works with; tests bring their own.</summary>
public sealed record CollectorOptions
{
    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether there is a store. The collector alone makes none: nothing is watched in an empty one.</summary>
    public required Func<bool> HasStore { get; init; }

    /// <summary>Opens the store for one sync or one question.</summary>
    public required Func<ISyncStore> OpenStore { get; init; }

    /// <summary>Opens it for the lease: another connection, because the first one writes when the lease is renewed.</summary>
    public required Func<ILeaseStore> OpenLeases { get; init; }

    /// <summary>Opens the way to the tournament for one sync.</summary>
    public required Func<FeedVisit> OpenFeed { get; init; }

    /// <summary>What a sync came to that the tournament failed with this; null for what is none of its failures.</summary>
    public required Func<Exception, SyncRunResult?> Explain { get; init; }

    /// <summary>Whether own models are collected too.</summary>
    public bool WithAccounts { get; init; }

    /// <summary>The name of this process, unlike any other's.</summary>
    public required string Self { get; init; }

    /// <summary>How long the lease lasts without a renewal. Another process takes over after it and one look at it.</summary>
    public TimeSpan LeaseLength { get; init; } = LeaseTerms.UsualLength;

    /// <summary>How the lease is asked for.</summary>
    internal LeaseTerms Lease =>
        new(Clock, OpenLeases, Self, LeaseLength)
        {
            NotRenewed = (e, wait) => Log.LeaseNotRenewed(e, wait.TotalSeconds),
            NotReleased = e => Log.LeaseNotReleased(e),
        };

    /// <summary>Where it says what it does and what fails.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Seed of everything left to chance: when within a minute it asks, and how long it waits after failures.</summary>
    public int Seed { get; init; }
}

/// <summary>A way to the tournament that is open for one sync.</summary>
public sealed record FeedVisit(
    ITournamentFeed Feed,
    IReadOnlyList<IAccountFeed> Accounts,
    Func<int> Requests,
    IDisposable? Ends
) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Ends?.Dispose();
}
