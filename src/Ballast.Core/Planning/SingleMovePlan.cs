using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning;

/// <summary>A plan of one move, made from the state that is shown now: what is asked for by hand goes the way of every other change.</summary>
public static class SingleMovePlan
{
    /// <summary>Long enough to type a phrase and to look again after a lost answer, short enough that nobody finds it next week.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Makes it.</summary>
    /// <param name="account">The account as it is shown now.</param>
    /// <param name="model">Its model.</param>
    /// <param name="move">What is asked for, and NMR.</param>
    /// <param name="staking">The staking system of the next round.</param>
    /// <param name="next">The next round whose stake is fixed.</param>
    /// <param name="why">Why, in a sentence.</param>
    public static StakePlan Create(
        ShownAccount account,
        ShownModel model,
        (PlanMoveKind Kind, decimal Nmr) move,
        string staking,
        int next,
        string why
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(model);
        var releasing = model.Release is { } release ? (decimal?)(release.IsAll ? model.Stake : release.Amount) : null;
        var after = move.Kind switch
        {
            PlanMoveKind.Increase => model.Stake + model.Held + move.Nmr,
            PlanMoveKind.Release => model.Stake + model.Held - move.Nmr,
            PlanMoveKind.ReleaseAll => 0,
            _ => model.Stake + model.Held,
        };
        return PlanFile.Sealed(
            new StakePlan
            {
                Tournament = ((Tournament)model.Tournament).Slug(),
                AsOf = account.At,
                ExpiresAt = account.At + Life,
                Staking = staking,
                Target = new PlanTarget(
                    "given",
                    "by hand",
                    after,
                    new Dictionary<string, decimal> { [model.Name] = after }
                ),
                State = new PlanState(
                    [new PlanWallet(account.Account, account.Available)],
                    [new PlanModel(model.Name, account.Account, model.Stake, model.Held, releasing)]
                ),
                Moves =
                [
                    new PlanMove(1, move.Kind, model.Name, account.Account, move.Nmr, account.At, why)
                    {
                        FirstRound = next,
                        FreeAt = move.Kind is PlanMoveKind.Release or PlanMoveKind.ReleaseAll
                            ? RoundCalendar.ResolveTime(next - 1)
                            : null,
                    },
                ],
            }
        );
    }
}
