using Ballast.Core.Alerts;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Leases;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Watching;

/// <summary>
/// Watches beside the collector of a server: after each sync, else every hour, and sends what is due every half minute. Only where this process has the
/// collector's lease, so that of several servers one watches. Where none collects, one of those that do not watches.
/// </summary>
/// <param name="session">One watch.</param>
/// <param name="collector">What the collector does; of a server that does not collect it has no holder.</param>
/// <param name="open">Opens the store; null where there is none yet.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Where it says what it found and what failed.</param>
/// <param name="collects">Whether this server collects.</param>
public sealed class ServeWatch(
    IWatchSession session,
    Func<CollectorState> collector,
    Func<TournamentStore?> open,
    TimeProvider clock,
    ILogger log,
    bool collects = true
)
{
    /// <summary>Between two looks whether something is to be done.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Renewed at every step; a server that died is taken over from so soon.</summary>
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);

    private SyncTrouble? _trouble;
    private (DateTimeOffset At, int Syncs)? _last;

    /// <summary>Watches until it is cancelled. Nothing that it meets ends it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A store that is away for an hour is no reason to stop watching for ever.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.WatchFailed(e);
            }
            await Task.Delay(Step, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does what is due now.</summary>
    internal async Task StepAsync(CancellationToken stop)
    {
        var state = collector();
        NoteTrouble(state.Failure);
        var collectsElsewhere = collects && (state.Self.Length == 0 || state.Holder != state.Self);
        using var store = collectsElsewhere ? null : open();
        if (store is null || (!collects && !IsItsTurn(store, state.Self)))
        {
            // Whoever has the lease from now on looks anew.
            _last = null;
            return;
        }
        var (now, syncs) = (clock.GetUtcNow(), state.Totals.Runs + state.Totals.Failures);
        if (_last is { } last && last.Syncs == syncs && now - last.At < Longest)
        {
            if (store.Waiting == 0)
                return;
            foreach (var result in await session.SendAsync(store, stop).ConfigureAwait(false))
            {
                if (result.Error is { } error)
                    log.AlertNotSent(result.Channel, result.Attempts, error);
                else
                    log.AlertsSent(1);
            }
            return;
        }
        var sync = new LastSync(_trouble, state.KeyFindings);
        Say(await session.RunAsync(store, sync, stop).ConfigureAwait(false));
        _last = (now, syncs);
    }

    /// <summary>Whether nobody collects, and of those who do not this one watches.</summary>
    private static bool IsItsTurn(TournamentStore store, string self) =>
        store.FindLease(LeaseTerms.Collecting) is null
        && (
            store.TryRenew(LeaseTerms.Watching, self, LeaseLength)
            ?? store.TryTake(LeaseTerms.Watching, self, LeaseLength)
        )
            is not null;

    /// <summary>Keeps when it failed first, until a sync goes well.</summary>
    private void NoteTrouble(CollectorFailure? failure) =>
        _trouble = failure is null
            ? null
            : new SyncTrouble(failure.Code, failure.Reason, _trouble?.Since ?? failure.At);

    private void Say(WatchDocument document)
    {
        foreach (var incident in document.New)
            log.IncidentFound(incident.Id, incident.Urgency, incident.Sentence);
        if (document.Sent.Count > 0)
            log.AlertsSent(document.Sent.Count);
        foreach (var failed in document.Failed)
            log.AlertNotSent(failed.Channel, failed.Attempts, failed.Error!);
        foreach (var problem in document.Problems)
            log.AlertRuleFailed(problem);
    }
}
