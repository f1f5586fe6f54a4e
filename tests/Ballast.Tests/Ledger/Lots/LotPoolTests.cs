using Ballast.Core.Ledger.Lots;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger.Lots;

/// <summary>Lots worked by hand, and laws that both methods keep.</summary>
public sealed class LotPoolTests
{
    /// <summary>10 NMR at 20 and 5 at 30 come in, 12 leave: by FIFO 10 × 20 + 2 × 30 = 260, on average 12 × 350 / 15 = 280.</summary>
    [Theory]
    [InlineData(LotMethod.Fifo, 260, 90)]
    [InlineData(LotMethod.Average, 280, 70)]
    public void CostBasis_WorkedByHand(LotMethod method, int basis, int left)
    {
        var pool = LotPool.Create(method);
        pool.Acquire(new Nmr(10), 20);
        pool.Acquire(new Nmr(5), 30);
        var disposal = pool.Dispose(new Nmr(12));
        disposal.Matched.ShouldBe(new Nmr(12));
        disposal.CostBasis!.Value.ShouldBe(basis, 1e-24m);
        pool.Left.ShouldBe(new Nmr(3));
        pool.CostLeft.ShouldBe(left, 1e-24m);
    }

    [Theory]
    [InlineData(LotMethod.Fifo)]
    [InlineData(LotMethod.Average)]
    public void MoreThanThereIs_IsMatchedAsFarAsThereIs_AndItsCostIsNotKnown(LotMethod method)
    {
        var pool = LotPool.Create(method);
        pool.Acquire(new Nmr(2), 20);
        pool.Dispose(new Nmr(3)).ShouldBe(new Disposal(new Nmr(3), new Nmr(2), null));
        (pool.Left, pool.CostLeft).ShouldBe((Nmr.Zero, 0));
        // What comes later has nothing to do with it.
        pool.Acquire(new Nmr(1), 50);
        pool.Dispose(new Nmr(1)).CostBasis.ShouldBe(50);
    }

    /// <summary>FIFO knows the cost again once the lot of unknown cost has left; an average is not known while a part of it is in.</summary>
    [Fact]
    public void UnknownCost_IsNeverZero()
    {
        var (fifo, average) = (LotPool.Create(LotMethod.Fifo), LotPool.Create(LotMethod.Average));
        foreach (var pool in new[] { fifo, average })
        {
            pool.Acquire(new Nmr(1), null);
            pool.Acquire(new Nmr(3), 10);
            pool.Dispose(new Nmr(2)).CostBasis.ShouldBeNull();
        }
        (fifo.LeftWithoutCost, average.LeftWithoutCost).ShouldBe((Nmr.Zero, new Nmr(2)));
        fifo.Dispose(new Nmr(1)).CostBasis.ShouldBe(10);
        average.Dispose(new Nmr(1)).CostBasis.ShouldBeNull();
        average.Dispose(new Nmr(1)).CostBasis.ShouldBeNull();
        average.Acquire(new Nmr(1), 7);
        average.Dispose(new Nmr(1)).CostBasis.ShouldBe(7);
    }

    /// <summary>Random lives: nothing falls below zero, NMR and costs add up, and where everything leaves in the end both methods have cost the same.</summary>
    [Fact]
    public void RandomLives_KeepTheLaws()
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            var random = new SeededRandom(5, seed);
            var pools = new[] { LotPool.Create(LotMethod.Fifo), LotPool.Create(LotMethod.Average) };
            var (came, went, cost) = (Nmr.Zero, Nmr.Zero, 0m);
            var bases = new decimal[2];
            for (var i = 0; i < 60; i++)
            {
                var amount = new Nmr((decimal)random.Uniform() * 3);
                if (random.Uniform() < 0.6)
                {
                    var price = decimal.Round((decimal)random.Uniform() * 40, 4);
                    foreach (var pool in pools)
                        pool.Acquire(amount, price);
                    (came, cost) = (came + amount, cost + (amount.Amount * price));
                    continue;
                }
                var first = pools[0].Dispose(amount);
                var second = pools[1].Dispose(amount);
                second.Matched.ShouldBe(first.Matched);
                went += first.Matched;
                // Of what is beyond all lots the cost is not known; all that there was has left with it.
                if (first.CostBasis is null)
                    (bases[0], bases[1], cost) = (0, 0, 0);
                else
                    (bases[0], bases[1]) = (bases[0] + first.CostBasis.Value, bases[1] + second.CostBasis!.Value);
                foreach (var pool in pools)
                {
                    pool.Left.ShouldBe(came - went);
                    (pool.Left >= Nmr.Zero).ShouldBeTrue();
                    (pool.CostLeft >= 0).ShouldBeTrue();
                }
            }
            bases[0] += pools[0].Dispose(pools[0].Left).CostBasis!.Value;
            bases[1] += pools[1].Dispose(pools[1].Left).CostBasis!.Value;
            bases[0].ShouldBe(cost, 1e-20m, $"seed {seed}");
            bases[1].ShouldBe(cost, 1e-20m, $"seed {seed}");
        }
    }

    [Fact]
    public void AmountBelowZero_IsAMistake()
    {
        var pool = LotPool.Create(LotMethod.Fifo);
        Should.Throw<ArgumentOutOfRangeException>(() => pool.Acquire(new Nmr(-1), 1));
        Should.Throw<ArgumentOutOfRangeException>(() => pool.Dispose(new Nmr(-1)));
    }
}
