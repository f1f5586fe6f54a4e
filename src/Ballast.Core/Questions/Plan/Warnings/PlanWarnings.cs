using Ballast.Core.Ledger.Rules;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan.Warnings;

/// <summary>What speaks against a plan, the weightiest first. The bounds are written down in docs/plan.md.</summary>
internal static class PlanWarnings
{
    /// <summary>A model with more than this part of the total is the whole account's luck.</summary>
    public const decimal AllIn = 0.5m;

    /// <summary>A plan that takes more than this part of the free NMR leaves nothing to act with while the rest is locked.</summary>
    public const decimal MostOfWallet = 0.9m;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Notice> Find(PlannedPath path, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        return
        [
            // The target itself before the way to it.
            .. path.Target.Warnings,
            .. MoreThanThereIs(path),
            .. InOneModel(path),
            .. Chasing.Find(path),
            .. RuleChange.Find(path),
            .. Seasoning.Find(path, cancellation),
            .. OfTheWallet(path),
            .. Small(path),
        ];
    }

    private static IEnumerable<Notice> MoreThanThereIs(PlannedPath path)
    {
        // Under atomic staking the wallet funds nothing by itself, and idle NMR of a strategy are reported by no API.
        if (path.View.Dates.IsAtomic(path.Walk.Schedule.Next))
            yield break;
        if (!path.KnowsWallets)
            yield return ((Notice)"What the wallet has is not known, so nothing of it is planned with.").Then(
                "bring it in",
                "sync",
                "--account"
            );
        else if (path.Target.Total > path.All)
            yield return $"The target is {Format.Nmr(path.Target.Total)} NMR, and stakes and wallet have {Format.Nmr(path.All)}: {Format.Nmr(path.Target.Total - path.All)} must be brought in.";
    }

    private static IEnumerable<Notice> InOneModel(PlannedPath path)
    {
        var (model, nmr) = path.Target.Stakes.MaxBy(s => s.Value);
        if (path.Target.Total > 0 && nmr > AllIn * path.Target.Total)
            yield return $"{model} would have {Format.PlainPercent((double)(nmr / path.Target.Total), 0)} of the target: one model's bad stretch would be that of all of it.";
    }

    private static IEnumerable<Notice> OfTheWallet(PlannedPath path)
    {
        if (path.Free > 0 && path.FromWallets > MostOfWallet * path.Free)
            yield return $"It takes {Format.PlainPercent((double)(path.FromWallets / path.Free), 0)} of the free NMR at once: nothing is left to stake elsewhere meanwhile.";
    }

    private static IEnumerable<Notice> Small(PlannedPath path)
    {
        if (path.View.Dates.IsAtomic(path.Walk.Schedule.Next))
            yield break;
        var least = StakingRules.Default.LeastIncrease(path.View.AsOf).Amount;
        var small = path.Target.Stakes.Where(s => s.Value > 0 && s.Value < least).Select(s => s.Key).ToList();
        if (small.Count > 0)
            yield return $"{Format.Names(small, 5)} would have less than {Format.Nmr(least)} NMR: as Numerai takes no smaller increase, {(small.Count == 1 ? "it" : "they")} could not be raised by a little later.";
    }
}
