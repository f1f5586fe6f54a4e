using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Lots;

/// <summary>NMR of one owner with what they cost, in one currency: what comes in makes lots, what leaves takes from them.</summary>
/// <remarks>
/// A lot is an amount that came at one moment at one price; a cost that is not known is null and never zero. No lot falls below zero: of what leaves
/// beyond all lots the cost is not known. Costs are exact decimals; only the average is rounded, to the 28 digits of a decimal, and what leaves last
/// takes the whole cost that is left, so that nothing is lost to rounding.
/// </remarks>
internal abstract class LotPool
{
    /// <summary>NMR in all lots.</summary>
    public abstract Nmr Left { get; }

    /// <summary>Of them, NMR whose cost is not known.</summary>
    public abstract Nmr LeftWithoutCost { get; }

    /// <summary>What the NMR with a known cost had cost.</summary>
    public abstract decimal CostLeft { get; }

    /// <summary>An empty pool.</summary>
    public static LotPool Create(LotMethod method) => method == LotMethod.Fifo ? new FifoLots() : new AverageLots();

    /// <summary>NMR come in; nothing happens for zero.</summary>
    /// <param name="amount">NMR, at least zero.</param>
    /// <param name="unitCost">What one of them cost; null where that is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount below zero.</exception>
    public void Acquire(Nmr amount, decimal? unitCost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, Nmr.Zero);
        if (amount > Nmr.Zero)
            Add(amount, unitCost);
    }

    /// <summary>NMR leave.</summary>
    /// <param name="amount">NMR, at least zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount below zero.</exception>
    public Disposal Dispose(Nmr amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, Nmr.Zero);
        var matched = amount < Left ? amount : Left;
        var cost = matched == Nmr.Zero ? 0 : Take(matched);
        return new Disposal(amount, matched, matched == amount ? cost : null);
    }

    private protected abstract void Add(Nmr amount, decimal? unitCost);

    /// <summary>Takes an amount above zero that is there.</summary>
    /// <returns>What it had cost; null where that of a part is not known.</returns>
    private protected abstract decimal? Take(Nmr amount);
}
