using Ballast.Sandbox.World;

namespace Ballast.Tests.Sandbox.World;

public class PricesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void EveryPair_HasAPriceOfItsOwn_AndItsInverse()
    {
        string[] codes = [.. Prices.Currencies.Select(c => c.Code), .. Prices.Symbols, "NMR"];
        var prices = new HashSet<decimal>();
        foreach (var from in codes)
        {
            foreach (var to in codes.Where(c => c != from))
            {
                var price = Prices.At(from, to, Now)!.Value;
                prices.Add(price).ShouldBeTrue($"{from}/{to}");
                (price * Prices.At(to, from, Now)!.Value).ShouldBe(1m, 1e-9m, $"{from}/{to}");
            }
        }
    }

    [Fact]
    public void ThreePairs_AgreeWithEachOther()
    {
        var across = Prices.At("ETH", "NMR", Now)!.Value * Prices.At("NMR", "EUR", Now)!.Value;
        Prices.At("ETH", "EUR", Now)!.Value.ShouldBe(across, across * 1e-9m);
    }

    [Fact]
    public void Price_MovesWithTime_AndNeverJumps()
    {
        var prices = Enumerable.Range(0, 24 * 60).Select(h => Prices.Nmr(Now.AddHours(h))).ToList();
        prices.Distinct().Count().ShouldBe(prices.Count);
        prices.ShouldAllBe(p => p > 8m && p < 17m);
        prices.Zip(prices.Skip(1), (a, b) => Math.Abs((b / a) - 1)).Max().ShouldBeLessThan(0.01m);
    }

    [Fact]
    public void Currency_ThatNobodyKnows_HasNoPrice()
    {
        Prices.At("QQQ", "USD", Now).ShouldBeNull();
        Prices.At("USD", "", Now).ShouldBeNull();
        Prices.At("usd", "Usd", Now).ShouldBe(1m);
    }
}
