using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>NMR that went into committed capital and came out of it, for a money-weighted return.</summary>
/// <remarks>
/// <para>Atomic: a position goes in when its stake is fixed and comes out, with its payout or burn, when its round resolves.</para>
/// <para>
/// Legacy: one stake stands behind all rounds, so what goes in is the stake of a model's first round and each later rise of it, and what comes out is each fall, and every payout on the day it
/// settles (a burn goes in, for the stake falls by it later). A payout that compounds so comes out and goes in again at the next close. The stake comes out when the model's last round resolves; while one is open it is
/// what is committed now. A round with nothing at risk says nothing about the stake.
/// </para>
/// Source: domain notes, sections 3.2, 3.4, 4.1 and 4.10.
/// </remarks>
internal static class CapitalFlows
{
    /// <summary>Finds the flows.</summary>
    /// <param name="stakes">Stakes of rounds. Without a payout a stake counts as it is, open.</param>
    /// <param name="asOf">The moment until which they count.</param>
    /// <returns>Flows by day, in below zero and out above, and the NMR committed at the moment.</returns>
    public static (IReadOnlyList<(DateOnly Day, Nmr Amount)> Flows, Nmr Now) Find(
        IEnumerable<CapitalStake> stakes,
        DateTimeOffset asOf
    )
    {
        ArgumentNullException.ThrowIfNull(stakes);
        var flows = new List<(DateOnly, Nmr)>();
        var now = Nmr.Zero;
        void Flow(DateTimeOffset moment, Nmr amount) => flows.Add((DateOnly.FromDateTime(moment.UtcDateTime), amount));
        var known = stakes.Where(s => s.AtRisk > Nmr.Zero && s.FixedAt <= asOf).ToList();
        foreach (var stake in known.Where(s => s.IsAtomic))
        {
            Flow(stake.FixedAt, -stake.AtRisk);
            if (stake.Payout is { } payout)
                Flow(stake.ResolvedAt, stake.AtRisk + payout);
            else
                now += stake.AtRisk;
        }
        foreach (var model in known.Where(s => !s.IsAtomic).GroupBy(s => s.Model))
        {
            var stake = Nmr.Zero;
            foreach (var round in model.OrderBy(s => s.FixedAt))
            {
                Flow(round.FixedAt, stake - round.AtRisk);
                stake = round.AtRisk;
                if (round.Payout is { } payout)
                    Flow(round.ResolvedAt, payout);
            }
            if (model.All(s => s.Payout is not null))
                Flow(model.Max(s => s.ResolvedAt), stake);
            else
                now += stake;
        }
        return (flows, now);
    }
}

/// <summary>A stake of one round as <see cref="CapitalFlows"/> sees it.</summary>
/// <param name="Model">The model, with its tournament where there are several.</param>
/// <param name="IsAtomic">Whether it is a position of its own.</param>
/// <param name="AtRisk">NMR.</param>
/// <param name="FixedAt">When it was fixed.</param>
/// <param name="ResolvedAt">When its round resolves.</param>
/// <param name="Payout">What settled, NMR; null where nothing has or it is not known.</param>
internal sealed record CapitalStake(
    string Model,
    bool IsAtomic,
    Nmr AtRisk,
    DateTimeOffset FixedAt,
    DateTimeOffset ResolvedAt,
    Nmr? Payout
);
