using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>The legacy stake of a model as a sync of its account told it.</summary>
internal static class ReportedStakes
{
    /// <summary>What was told when the newest round had closed or later: the later of the two is in force. Null where nothing was, or only before.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="model">The model.</param>
    /// <param name="newestFixedAt">When the stake of its newest open round was fixed; null where it has none.</param>
    public static ModelStake? Find(AsOfView view, string model, DateTimeOffset? newestFixedAt) =>
        view.AccountStanding.Stakes.FirstOrDefault(s => s.Model.Equals(model, StringComparison.OrdinalIgnoreCase))
            is { Staked: not null } told
        && (newestFixedAt is not { } closed || told.Known.Time >= closed)
            ? told
            : null;

    /// <summary>
    /// NMR that stand behind the open rounds of one model: as told, for what was burned since a round closed is locked no more; where nothing was told, the most that
    /// any of the rounds has at risk, because what left it may be a release that is not paid yet.
    /// </summary>
    /// <param name="view">What is known.</param>
    /// <param name="open">Its open legacy stakes, at least one.</param>
    public static decimal Behind(AsOfView view, IReadOnlyCollection<OpenStake> open)
    {
        var newest = open.MaxBy(s => s.Position.Round)!.Position;
        return Find(view, newest.Model, view.Dates.StakeFixedAt(newest.Round))?.Staked?.Amount ?? open.Max(s => s.Nmr);
    }
}
