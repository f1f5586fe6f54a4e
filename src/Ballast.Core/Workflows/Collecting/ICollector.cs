using System.Threading.Channels;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>The collector of this process, as others see it.</summary>
public interface ICollector
{
    /// <summary>What it does at present.</summary>
    CollectorState State { get; }

    /// <summary>Tells of everything that changes from now on. Whoever reads too slowly misses older news, never the latest.</summary>
    /// <returns>A subscription to be closed by its reader; null where there are too many.</returns>
    CollectorSubscription? Subscribe();

    /// <summary>Asks for a look now.</summary>
    /// <param name="tournament">The tournament; null for every one that has models.</param>
    /// <returns>Whether it was begun or joined one that runs; a refusal that says who collects where another process does.</returns>
    Outcome<SyncNow> RequestLook(Tournament? tournament);

    /// <summary>
    /// Enters the gate for a sync of one's own, for example of models that are not watched yet. Nobody else syncs until the pass is given back.
    /// </summary>
    /// <param name="what">What is synced, in words.</param>
    /// <returns>The pass; a refusal that says who is inside.</returns>
    Outcome<ISyncPass> Enter(string what);

    /// <summary>Says that something new was kept by another way than a look, for example an import.</summary>
    void NoteCommitted(int newRows);
}

/// <summary>The right to sync, as long as the lease lasts.</summary>
public interface ISyncPass : IDisposable
{
    /// <summary>Cancelled when the right is lost: stop then.</summary>
    CancellationToken Lost { get; }
}

/// <summary>What became of a request.</summary>
/// <param name="Joined">Whether a look of the tournament was running already.</param>
/// <param name="Message">In words.</param>
public sealed record SyncNow(bool Joined, string Message);

/// <summary>News.</summary>
public abstract record CollectorEvent
{
    private CollectorEvent() { }

    /// <summary>The state changed.</summary>
    public sealed record Changed(CollectorState State) : CollectorEvent;

    /// <summary>Something new is kept.</summary>
    public sealed record Committed(DateTimeOffset At, int NewRows) : CollectorEvent;
}

/// <summary>A reader's end of the news.</summary>
/// <param name="Reader">Where they come.</param>
/// <param name="Close">Ends it.</param>
public sealed record CollectorSubscription(ChannelReader<CollectorEvent> Reader, Action Close) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Close();
}
