using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Account;

/// <summary>What owners put in or took out of legacy stakes. An atomic position is a stake of its own, and every one of them a move.</summary>
internal static class OwnerMoves
{
    /// <summary>The moves of a range of rounds.</summary>
    /// <param name="positions">All that is stored of the models: payouts of rounds before the range settle inside it.</param>
    /// <param name="dates">When stakes were fixed and rounds resolved.</param>
    /// <param name="from">First round of the range.</param>
    /// <param name="to">Last round of the range.</param>
    public static IReadOnlyList<MoveEntry> Of(IReadOnlyList<Position> positions, RoundDates dates, int from, int to)
    {
        var moves = new List<MoveEntry>();
        // Nothing is at risk in a round that nothing was handed in for: that says nothing about the stake.
        var legacy = positions.Where(p =>
            p.AtRisk is { } stake
            && stake > Nmr.Zero
            && dates.RuleOf(p.Round)?.Staking == StakingSystem.LegacyContinuous
        );
        foreach (var model in legacy.GroupBy(p => p.Model).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var rounds = model.OrderBy(p => p.Round).Select(p => Staked(p, dates)).ToList();
            moves.AddRange(
                StakeChanges
                    .Find(rounds)
                    .Where(m => m.Round >= from && m.Round <= to && IsWorthNaming(m.Amount))
                    .Select(m => new MoveEntry(model.Key, m.Round, Json.Plain(m.Amount.Amount), m.IsDoubtful))
            );
        }
        return moves;
    }

    /// <summary>A projection is no payout: what a round settled at is known once it is final.</summary>
    private static StakedRound Staked(Position position, RoundDates dates) =>
        new(
            position.Round,
            position.AtRisk!.Value,
            dates.StakeFixedAt(position.Round),
            position.IsFinal ? position.Payout : null,
            dates.ResolvedAt(position.Round)
        );

    /// <summary>Reported stakes and payouts are rounded: what is left of that is nobody's move.</summary>
    private static bool IsWorthNaming(Nmr amount) => Math.Abs(amount.Amount) >= 0.0001m;
}
