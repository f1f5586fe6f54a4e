using Ballast.Core.Ledger.Rules;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Plan;

/// <summary>
/// Where moving a model is cheaper than moving stake: under legacy staking a release takes a month, while which predictions are uploaded to which slot counts from the
/// next round on.
/// </summary>
internal static class SlotSwaps
{
    /// <summary>Most that are named.</summary>
    public const int Most = 5;

    /// <summary>Pairs in one account, the most NMR first; each model once.</summary>
    public static IReadOnlyList<PlanSwap> Find(AsOfView view, PathWalk walk)
    {
        var found = new List<(decimal Saved, PlanSlot From, PlanSlot To)>();
        foreach (var path in walk.Paths)
        {
            // One slot has a later increase, or none at all for want of NMR; else nothing waits.
            var waiting = path
                .Aim.Slots.Where(s => Missing(s) > 0 && !IsRaisedNow(view, walk, s))
                .OrderByDescending(Missing)
                .Take(Considered)
                .ToList();
            var released = path.Aim.Slots.Where(s => Missing(s) < 0).OrderBy(Missing).Take(Considered).ToList();
            found.AddRange(
                from slot in waiting
                from other in released
                let saved = Saved(other, slot)
                where saved >= StakingRules.Default.LeastIncrease(view.AsOf).Amount
                select (saved, other, slot)
            );
        }
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var swaps = new List<PlanSwap>();
        foreach (
            var (saved, from, to) in found
                .OrderByDescending(f => f.Saved)
                .ThenBy(f => f.From.Now.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(f => f.To.Now.Model, StringComparer.OrdinalIgnoreCase)
        )
        {
            if (swaps.Count == Most)
                break;
            var release = walk.Moves.FirstOrDefault(m =>
                m.Model == from.Now.Model
                && m.Kind is PlanMoveKind.Release or PlanMoveKind.ReleaseAll
                && m.FreeAt is not null
            );
            if (release is null || taken.Contains(from.Now.Model) || taken.Contains(to.Now.Model))
                continue;
            taken.UnionWith([from.Now.Model, to.Now.Model]);
            swaps.Add(Swap(view, walk, saved, from, to, release));
        }
        return swaps;
    }

    // Of hundreds of models the largest differences are enough to find the best pairs.
    private const int Considered = 100;

    private static PlanSwap Swap(
        AsOfView view,
        PathWalk walk,
        decimal saved,
        PlanSlot from,
        PlanSlot to,
        PlanMove release
    )
    {
        var close = view.Dates.StakeFixedAt(walk.Schedule.Next);
        var days = Math.Max(0, (int)(release.FreeAt!.Value - close).TotalDays);
        return new PlanSwap(
            from.Now.Model,
            to.Now.Model,
            Json.Plain(saved),
            days,
            $"Upload what {to.Now.Model} predicts to the slot {from.Now.Model}, whose {Format.Nmr(Has(from))} NMR back it from round {walk.Schedule.Next} on, and the other way round: {Format.Nmr(saved)} NMR need not move, {days} days are not waited for. It costs the records: scores, rank and reputation of both slots go on with the other model's, for good."
        );
    }

    /// <summary>NMR that need not be moved if the two change places: half of what lies between stakes and targets less.</summary>
    private static decimal Saved(PlanSlot from, PlanSlot to)
    {
        var (a, b, forA, forB) = (Has(from), Has(to), from.Target.Amount, to.Target.Amount);
        return (Math.Abs(a - forA) + Math.Abs(b - forB) - Math.Abs(a - forB) - Math.Abs(b - forA)) / 2;
    }

    private static bool IsRaisedNow(AsOfView view, PathWalk walk, PlanSlot slot) =>
        walk.Moves.Where(m => m.Model == slot.Now.Model && m.Kind == PlanMoveKind.Increase && m.NotBefore <= view.AsOf)
            .Sum(m => m.Nmr) >= Missing(slot);

    private static decimal Missing(PlanSlot slot) => slot.Target.Amount - Has(slot);

    private static decimal Has(PlanSlot slot) => PlanScope.Effective(slot.Now).Amount;
}
