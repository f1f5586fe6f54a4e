using Ballast.Core.Planning.Applying;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Verifying;

/// <summary>Whether stakes under legacy staking are as a plan leaves them.</summary>
public static class LegacyVerification
{
    /// <summary>Judges each model that the plan moves, as if all its moves had been made.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="find">The model of a name as it is shown now; null where it is not.</param>
    public static IReadOnlyList<VerifiedMove> Judge(StakePlan plan, Func<PlanMove, ShownModel?> find)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(find);
        return [.. plan.Moves.OrderBy(m => m.Id).Select(move => Judge(plan, move, find(move)))];
    }

    private static VerifiedMove Judge(StakePlan plan, PlanMove move, ShownModel? model)
    {
        var planned = plan.FindModel(move.Model);
        if (model is null || planned is null)
            return new VerifiedMove(
                move,
                VerifiedMove.NotReported,
                VerifiedMove.NotReported,
                "Numerai does not show the model."
            );
        var done = plan
            .Moves.Where(m => m.Model.Equals(move.Model, StringComparison.OrdinalIgnoreCase))
            .OrderBy(m => m.Id)
            .Select(m => (m.Kind, m.Nmr))
            .ToList();
        var pending = model.Release is { } release
            ? release.IsAll
                ? ", all of it on its way back"
                : $", {release.Amount} on their way back"
            : "";
        var seen = $"{model.Stake} NMR staked, {model.Held} held{pending}.";
        var moved = StateDrift.Find(planned, model, done);
        if (moved is not null)
            return Both(VerifiedMove.Differs, $"{seen} {moved.Message.Split(':')[0]}.");
        return IsSeen(planned, model, done)
            ? Both(VerifiedMove.AsPlanned, seen)
            : Both(
                VerifiedMove.NotReported,
                $"{seen} The change is so small that payouts can hide it: the journal tells."
            );

        VerifiedMove Both(string verdict, string reason) => new(move, verdict, verdict, reason);
    }

    /// <summary>What is shown would not fit if nothing had been done, or the increases are still held to the last digit.</summary>
    private static bool IsSeen(
        PlanModel planned,
        ShownModel model,
        IReadOnlyList<(PlanMoveKind Kind, decimal Nmr)> done
    )
    {
        var increased = done.Where(c => c.Kind == PlanMoveKind.Increase).Sum(c => c.Nmr);
        return StateDrift.Find(planned, model, []) is not null
            || (increased > 0 && model.Held == planned.Held + increased);
    }
}
