using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting.Regret;

/// <summary>What was staked, and what every model with every combination would have returned, under one payout rule.</summary>
/// <remarks>Shares of the stake are exact decimals; null where a model has no score. NMR is at risk, or paid.</remarks>
internal sealed class RegretTable
{
    private readonly decimal?[] _shares;
    private readonly decimal?[] _chosen;
    private readonly Nmr[] _stakes;
    private readonly Nmr[] _paid;

    /// <summary>An empty table: nothing known, nothing staked.</summary>
    /// <param name="models">Models that are compared.</param>
    /// <param name="rounds">Rounds in which at least one of them was staked.</param>
    /// <param name="combinations">Combinations that could be chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is below 1.</exception>
    public RegretTable(int models, int rounds, int combinations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(models, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(combinations, 1);
        (Models, Rounds, Combinations) = (models, rounds, combinations);
        _shares = new decimal?[models * rounds * combinations];
        _chosen = new decimal?[models * rounds];
        _stakes = new Nmr[models * rounds];
        _paid = new Nmr[models * rounds];
    }

    /// <summary>Models that are compared.</summary>
    public int Models { get; }

    /// <summary>Rounds that take part.</summary>
    public int Rounds { get; }

    /// <summary>Combinations that could be chosen.</summary>
    public int Combinations { get; }

    /// <summary>Return of a model with a combination, as a share of the stake.</summary>
    public decimal? Share(int model, int round, int combination) =>
        _shares[(((model * Rounds) + round) * Combinations) + combination];

    /// <summary>Return of a model with the multipliers it had, or would have had.</summary>
    public decimal? Chosen(int model, int round) => _chosen[(model * Rounds) + round];

    /// <summary>NMR at risk.</summary>
    public Nmr Stake(int model, int round) => _stakes[(model * Rounds) + round];

    /// <summary>NMR that was paid, below zero for a burn.</summary>
    public Nmr Paid(int model, int round) => _paid[(model * Rounds) + round];

    /// <summary>Sets a return.</summary>
    public void SetShare(int model, int round, int combination, decimal? share) =>
        _shares[(((model * Rounds) + round) * Combinations) + combination] = share;

    /// <summary>Sets the return with the multipliers it had.</summary>
    public void SetChosen(int model, int round, decimal? share) => _chosen[(model * Rounds) + round] = share;

    /// <summary>Sets what was staked and what it was paid.</summary>
    public void SetStake(int model, int round, Nmr stake, Nmr paid) =>
        (_stakes[(model * Rounds) + round], _paid[(model * Rounds) + round]) = (stake, paid);

    /// <summary>NMR at risk in a round, all models together.</summary>
    public decimal StakeOf(int round) => Enumerable.Range(0, Models).Sum(m => Stake(m, round).Amount);
}
