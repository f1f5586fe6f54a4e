using Ballast.Core.Payouts;

namespace Ballast.Core.Ledger;

/// <summary>By which law settled NMR is staked again.</summary>
/// <remarks>
/// Legacy: one stake backs every open round, and a payout joins it when its round resolves; as everywhere, rounds are compounded one after the other.
/// Atomic: a position is locked for its own round, and what it settles to becomes the stake of the round that opens then, 64 rounds later
/// (Crypto 24), never of the next one. Source: domain notes, sections 3.4 and 4.3 (Compound).
/// </remarks>
/// <param name="StakedAgainAfter">Rounds until a settled round's NMR is staked again: 1 under the legacy rules, else as many as are open at once.</param>
/// <param name="CapitalShare">
/// What the returns are a share of, in positions: 1 / <paramref name="StakedAgainAfter"/> for returns over committed capital, 1 for returns of positions.
/// </param>
public readonly record struct Compounding(int StakedAgainAfter, double CapitalShare)
{
    /// <summary>The legacy law: each round takes the stake that the one before left.</summary>
    public static Compounding Legacy { get; } = new(1, 1);

    /// <summary>The law of a rule for returns of some basis; the legacy law where no rule is known.</summary>
    public static Compounding Of(PayoutRule? rule, CapitalBasis basis)
    {
        if (rule is not { Staking: StakingSystem.AtomicPerRound, ConcurrentRounds: > 1 and var open })
            return Legacy;
        return new Compounding(open, basis == CapitalBasis.Committed ? 1.0 / open : 1);
    }

    /// <summary>Whether each round takes the stake that the one before left.</summary>
    public bool IsLegacy => StakedAgainAfter <= 1;

    /// <summary>What a gain of the whole capital is in the unit of the returns: 1 over committed capital, the open rounds over positions.</summary>
    public double GainScale => StakedAgainAfter * CapitalShare;

    /// <summary>Values that a <see cref="CapitalWalk"/> needs room for.</summary>
    public int Room => IsLegacy ? 0 : StakedAgainAfter + CapitalWalk.RoundsOfGrace;

    /// <summary>Capital after each round, from 1 on.</summary>
    /// <param name="returns">One a round number, in their order; NaN where the model did not take part.</param>
    public double[] Capital(ReadOnlySpan<double> returns)
    {
        var walk = new CapitalWalk(this, new double[Room]);
        var capital = new double[returns.Length];
        for (var i = 0; i < capital.Length; i++)
            capital[i] = walk.Step(returns[i]);
        return capital;
    }
}
