using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Lots;

/// <summary>First in, first out: what leaves is taken from the oldest lot, and then from the next.</summary>
internal sealed class FifoLots : LotPool
{
    private readonly LinkedList<(Nmr Amount, decimal? UnitCost)> _lots = new();

    // Kept, and not added up: it is asked for whenever something leaves, and lots are many.
    private Nmr _left;

    /// <inheritdoc />
    public override Nmr Left => _left;

    /// <inheritdoc />
    public override Nmr LeftWithoutCost => Amounts.Sum(_lots.Where(l => l.UnitCost is null), l => l.Amount);

    /// <inheritdoc />
    public override decimal CostLeft => _lots.Sum(l => l.Amount.Amount * (l.UnitCost ?? 0));

    private protected override void Add(Nmr amount, decimal? unitCost)
    {
        _lots.AddLast((amount, unitCost));
        _left += amount;
    }

    private protected override decimal? Take(Nmr amount)
    {
        decimal? cost = 0;
        _left -= amount;
        while (amount > Nmr.Zero)
        {
            var (left, unitCost) = _lots.First!.Value;
            var taken = left < amount ? left : amount;
            cost += taken.Amount * unitCost;
            amount -= taken;
            if (taken == left)
                _lots.RemoveFirst();
            else
                _lots.First.Value = (left - taken, unitCost);
        }
        return cost;
    }
}
