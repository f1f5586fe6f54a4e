using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>Finds what an owner put in or took out of a legacy stake: the part of its change that no payout explains.</summary>
/// <remarks>
/// Between the moments at which the stakes of two rounds are fixed, a stake changes by the payouts and burns that settled in between, and by its owner. Payouts that go
/// to the wallet (take profit) show as taken out. It is worked out, not reported: a payout that is not stored shows as a move too.
/// </remarks>
internal static class StakeChanges
{
    /// <summary>The moves of one model, in the order of rounds.</summary>
    /// <param name="rounds">A model's rounds, ascending: stake, when it was fixed, payout and when it settled.</param>
    /// <returns>One entry for each neighbouring pair of rounds with known stakes; zero where payouts explain all.</returns>
    public static IReadOnlyList<StakeChange> Find(IReadOnlyList<StakedRound> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var moves = new List<StakeChange>();
        for (var i = 1; i < rounds.Count; i++)
        {
            var (before, now) = (rounds[i - 1], rounds[i]);
            var settled = rounds.Where(r => r.SettledAt > before.FixedAt && r.SettledAt <= now.FixedAt).ToList();
            var explained = Amounts.Sum(settled, r => r.Payout ?? Nmr.Zero);
            // Until the first of these rounds has settled, payouts of rounds before them may have: those are not here.
            var isDoubtful = settled.Exists(r => r.Payout is null) || before.FixedAt < rounds[0].SettledAt;
            moves.Add(new StakeChange(now.Round, now.AtRisk - before.AtRisk - explained, isDoubtful));
        }
        return moves;
    }
}

/// <summary>A round of one model as <see cref="StakeChanges"/> sees it.</summary>
/// <param name="Round">The round.</param>
/// <param name="AtRisk">Stake of the round.</param>
/// <param name="FixedAt">When it was fixed.</param>
/// <param name="Payout">Settled payout; null where it is not known.</param>
/// <param name="SettledAt">When it settles.</param>
internal sealed record StakedRound(
    int Round,
    Nmr AtRisk,
    DateTimeOffset FixedAt,
    Nmr? Payout,
    DateTimeOffset SettledAt
);

/// <summary>What came in (above zero) or went out before a round's stake was fixed.</summary>
/// <param name="Round">The round.</param>
/// <param name="Amount">NMR.</param>
/// <param name="IsDoubtful">Whether a payout that settled in between is not known, or may be of a round before the first one here.</param>
internal sealed record StakeChange(int Round, Nmr Amount, bool IsDoubtful);
