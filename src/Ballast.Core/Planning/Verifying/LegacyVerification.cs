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
        var planned = plan.State.Models.FirstOrDefault(m =>
            m.Model.Equals(move.Model, StringComparison.OrdinalIgnoreCase)
        );
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
        var verdict = moved is null ? VerifiedMove.AsPlanned : VerifiedMove.Differs;
        return new VerifiedMove(
            move,
            verdict,
            verdict,
            moved is null ? seen : $"{seen} {moved.Message.Split(':')[0]}."
        );
    }
}
