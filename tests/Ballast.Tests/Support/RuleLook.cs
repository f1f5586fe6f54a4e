using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Storage;

namespace Ballast.Tests.Support;

/// <summary>Somebody who has looked at every change of the rules that is near, as an owner does before he raises a stake.</summary>
internal static class RuleLook
{
    /// <summary>Notes it in a store.</summary>
    public static void At(string location, DateTimeOffset now)
    {
        using var store = TournamentStore.Open(location);
        foreach (var tournament in Tournaments.All)
        {
            foreach (var change in RuleChangeFinder.Find(new AsOfView(store, tournament, now)))
                store.Acknowledge(change.Key, "ann@desk", now.AddHours(-1));
        }
    }
}
