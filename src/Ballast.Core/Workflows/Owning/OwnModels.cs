using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Owning;

/// <summary>Which stored models are the owner's.</summary>
internal static class OwnModels
{
    /// <summary>How many of some models are the owner's; null where no account was synced.</summary>
    public static int? Count(AsOfView view, IEnumerable<string> models)
    {
        var own = view.KeepsAccounts
            ? Find(view, view.AccountStanding).ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
        return own.Count == 0 ? null : models.Count(own.Contains);
    }

    /// <summary>Models of a tournament that an account sync has named, as the store keeps their names; none where no account was synced.</summary>
    public static IReadOnlyList<string> Find(AsOfView view, AccountFacts facts)
    {
        var own = facts
            .Stakes.Where(s => s.Tournament == view.Tournament)
            .Select(s => s.Model)
            .Concat(facts.Claims.Where(c => c.Tournament == view.Tournament).Select(c => c.Model))
            .Concat(facts.StakeTransactions.Where(t => t.Tournament == view.Tournament).Select(t => t.Model))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. view.Models.Where(own.Contains)];
    }
}
