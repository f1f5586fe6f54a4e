using Ballast.Core.Alerts;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;

namespace Ballast.Server.Watching;

/// <summary>One watch as the command line does it: the server says when, who hears of it and how is settled outside.</summary>
public interface IWatchSession
{
    /// <summary>Looks, keeps what is new, sends what is due.</summary>
    Task<WatchDocument> RunAsync(TournamentStore store, LastSync sync, CancellationToken cancellation);

    /// <summary>Sends what is due, and looks for nothing.</summary>
    Task<IReadOnlyList<WatchDelivery>> SendAsync(TournamentStore store, CancellationToken cancellation);
}
