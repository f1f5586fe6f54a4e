using Ballast.Core.Planning;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan;

/// <summary>The answer in a sentence: what to ask for now, and what waits until when.</summary>
internal static class PlanSentence
{
    /// <summary>The sentence.</summary>
    public static string Write(StakePlan plan)
    {
        var now = plan.Moves.Where(m => m.NotBefore <= plan.AsOf).ToList();
        var later = plan.Moves.Where(m => m.NotBefore > plan.AsOf).ToList();
        if (now.Count == 0 && later.Count == 0)
            return plan.Waiting.Count > 0 ? $"Nothing can be asked for: {Waits(plan)}."
                : plan.Cost is { ReachedBy: not null }
                    ? "Nothing to do: what is set for each round leads to the target by itself."
                : "Nothing to do: every model has what the target says.";
        var said = now.Count == 0 ? "Nothing can be asked for now" : Now(now);
        if (later.Count > 0)
            said += $"; {Later(later)}";
        return plan.Waiting.Count > 0 ? $"{said}. {Capital(Waits(plan))}." : $"{said}.";
    }

    private static string Now(List<PlanMove> moves)
    {
        int Of(params PlanMoveKind[] kinds) => moves.Count(m => kinds.Contains(m.Kind));
        var (cancelled, released, raised, set) = (
            Of(PlanMoveKind.CancelRelease),
            Of(PlanMoveKind.Release, PlanMoveKind.ReleaseAll),
            Of(PlanMoveKind.Increase),
            Of(PlanMoveKind.Configure)
        );
        if (set > 0)
            return $"Set the stake of each round for {Format.Many(set, "model")} now: {Nmr(moves, PlanMoveKind.Configure)} NMR a round{(set > 1 ? " together" : "")}";
        var asked = new List<string>();
        if (raised > 0)
            asked.Add($"{Format.Many(raised, "increase")} ({Nmr(moves, PlanMoveKind.Increase)} NMR)");
        if (released > 0)
            asked.Add(
                $"{Format.Many(released, "release")} ({Nmr(moves, PlanMoveKind.Release, PlanMoveKind.ReleaseAll)} NMR)"
            );
        var cancel = cancelled > 0 ? $"ancel {Format.Many(cancelled, "pending release")}" : "";
        return (asked.Count, cancelled) switch
        {
            (0, _) => $"C{cancel} now",
            (_, 0) => $"Ask for {Format.Names(asked)} now",
            _ => $"C{cancel} and ask for {Format.Names(asked)} now",
        };
    }

    private static string Later(List<PlanMove> moves)
    {
        var first = moves.Min(m => m.NotBefore);
        var day = Format.Day(first);
        if (moves.All(m => m.Kind == PlanMoveKind.Configure))
            return $"{Format.Many(moves.Count, "setting")} of atomic staking {(moves.Count == 1 ? "waits" : "wait")} until {day}, when legacy staking ends";
        var free = moves.Where(m => m.NotBefore == first && m.Kind == PlanMoveKind.Increase).Sum(m => m.Nmr);
        return $"the rest ({Format.Many(moves.Count, "move")}) waits until {day}{(free > 0 ? $", when NMR come free of which {Format.Nmr(free)} are staked" : "")}";
    }

    private static string Waits(StakePlan plan)
    {
        var missing = plan.Waiting.Where(w => w.Nmr > 0).Sum(w => w.Nmr);
        var many = plan.Waiting.Where(w => w.Nmr < 0).Sum(w => -w.Nmr);
        return (missing, many) switch
        {
            (> 0, 0) => $"{Format.Nmr(missing)} NMR of the target have no way yet",
            (0, > 0) => $"{Format.Nmr(many)} NMR more than the target have no way out yet",
            _ => $"{Format.Nmr(missing)} NMR are missing and {Format.Nmr(many)} too many at the end",
        };
    }

    private static string Nmr(IEnumerable<PlanMove> moves, params PlanMoveKind[] kinds) =>
        Format.Nmr(moves.Where(m => kinds.Contains(m.Kind)).Sum(m => m.Nmr));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
