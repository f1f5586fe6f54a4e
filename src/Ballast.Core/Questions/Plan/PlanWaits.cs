using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Plan;

/// <summary>What a plan wants and does not do, and why.</summary>
internal static class PlanWaits
{
    /// <summary>In the order of names.</summary>
    public static IReadOnlyList<PlanWaiting> Find(
        PlanScope scope,
        IReadOnlyDictionary<string, decimal> target,
        PathWalk walk
    )
    {
        var waits = target
            .Keys.Select(scope.Stakes)
            .Where(s => s.IsUnclear)
            .Select(s => new PlanWaiting(
                s.Model,
                Json.Plain(target[s.Model] - s.Opening.Stake.Amount),
                "A change of it is on its way and its amount is not known: a sync of the account brings it."
            ))
            .ToList();
        foreach (var path in walk.Paths)
        {
            // Under atomic staking a setting is all that is to be done; what it needs is said beside the cost.
            if (path.Ledger.IsAtomic(path.Future.Tournament))
                continue;
            foreach (var slot in path.Aim.Slots)
            {
                var missing = slot.Target - path.Standing(slot) - path.Ledger.Balance(LedgerPlace.Held, slot.Model);
                if (missing >= LegacyAsks.Dust || -missing >= LegacyAsks.Dust)
                    waits.Add(new PlanWaiting(slot.Now.Model, Json.Plain(missing.Amount), Reason(walk, path, missing)));
            }
        }
        return [.. waits.OrderBy(w => w.Model, StringComparer.OrdinalIgnoreCase)];
    }

    private static string Reason(PathWalk walk, AccountPath path, Nmr missing)
    {
        var least = StakingRules.Default.LeastIncrease(path.Ledger.Now);
        if (missing < Nmr.Zero)
            return "It is asked back later: a release is on its way, and Numerai takes one a model.";
        if (missing < least)
            return $"Numerai takes no increase below {Format.Nmr(least.Amount)} NMR.";
        var wallet = path.Aim.InWords;
        if (path.Aim.Balance?.Available is null)
            return $"What {wallet} has is not known, and releases of this plan do not bring enough: a sync of the account tells it.";
        var elsewhere = walk
            .Paths.Where(p => p != path && p.Future.Wallet >= least)
            .Select(p => p.Aim.Account!)
            .ToList();
        return elsewhere.Count > 0
            ? $"{Capital(wallet)} lacks them. {Format.Names(elsewhere)} would have enough, but Ballast moves no NMR between accounts: send them by hand and make a new plan."
            : $"{Capital(wallet)} lacks them, and no release brings more: bring NMR in, or lower the total.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
