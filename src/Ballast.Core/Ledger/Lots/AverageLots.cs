using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Lots;

/// <summary>One pool at its average cost. With one lot of unknown cost in it the average is not known until all has left.</summary>
internal sealed class AverageLots : LotPool
{
    private Nmr _amount;
    private decimal? _cost = 0;

    /// <inheritdoc />
    public override Nmr Left => _amount;

    /// <inheritdoc />
    public override Nmr LeftWithoutCost => _cost is null ? _amount : Nmr.Zero;

    /// <inheritdoc />
    public override decimal CostLeft => _cost ?? 0;

    private protected override void Add(Nmr amount, decimal? unitCost)
    {
        _amount += amount;
        _cost += amount.Amount * unitCost;
    }

    private protected override decimal? Take(Nmr amount)
    {
        var cost = amount == _amount ? _cost : _cost / _amount.Amount * amount.Amount;
        _amount -= amount;
        _cost = _amount == Nmr.Zero ? 0 : _cost - cost;
        return cost;
    }
}
