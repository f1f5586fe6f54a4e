using Ballast.Core.Ledger;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Ledger;

/// <summary>
/// Capital that is staked again as it settles. The reference is a plain simulation written a second time from domain notes 4.3 and 4.7,
/// with a list of positions, a list of claims and idle NMR.
/// </summary>
public sealed class CapitalWalkTests
{
    private const double Missed = double.NaN;

    [Fact]
    public void Capital_UnderTheLegacyLaw_MultipliesRoundByRound()
    {
        double[] capital = Compounding.Legacy.Capital([0.1, Missed, -0.5, 0.2]);
        capital.ShouldBe([1.1, 1.1, 0.55, 0.66], 1e-15);
    }

    [Fact]
    public void Capital_OfAtomicRoundsBeforeAnySettles_OnlyAdds()
    {
        double[] returns = [.. Enumerable.Repeat(0.01, 64)];
        new Compounding(64, 1 / 64.0).Capital(returns)[^1].ShouldBe(1.64, 1e-12);
    }

    [Fact]
    public void Capital_ByHand_StakesASettledPositionAgainWhenItHasSettled()
    {
        // Two open at once, half the capital each. Positions return 40 %, 20 %, 40 %, -100 %, 10 %.
        // Stakes: 0.5, 0.5, then 0.7 from the first, 0.6 from the second, 0.98 from the third.
        var capital = new Compounding(2, 0.5).Capital([0.2, 0.1, 0.2, -0.5, 0.05]);
        capital.ShouldBe([1.2, 1.3, 1.58, 0.98, 1.078], 1e-12);
    }

    [Fact]
    public void Capital_WherePositionsLoseEverything_EndsAtZeroAndNeverBelow()
    {
        double[] returns = [.. Enumerable.Repeat(-2.0, 200)];
        new Compounding(64, 1 / 64.0).Capital(returns)[^1].ShouldBe(0, 1e-12);
    }

    [Theory]
    [InlineData(64, 0.0)]
    [InlineData(64, 0.2)]
    [InlineData(64, 0.9)]
    [InlineData(24, 0.3)]
    [InlineData(2, 0.5)]
    public void Capital_WithGaps_EqualsAPlainSimulation(int open, double missing)
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            var chance = new SeededRandom(7, seed);
            var returns = new double[400];
            for (var i = 0; i < returns.Length; i++)
                returns[i] = chance.Uniform() < missing ? Missed : (chance.Uniform() - 0.45) * 2.2;
            double[] ofCapital = [.. returns.Select(r => r / open)];
            var expected = PlainSimulation(returns, open);
            new Compounding(open, 1.0 / open).Capital(ofCapital).ShouldBe(expected, 1e-9 * expected.Max());
            new Compounding(open, 1).Capital(returns).ShouldBe(expected, 1e-9 * expected.Max());
        }
    }

    [Fact]
    public void Capital_StakedAgainEveryRound_WouldBeFarAboveTheLaw()
    {
        // What was printed before: 1 NMR at 8 % a position and round for 355 rounds.
        double[] positions = [.. Enumerable.Repeat(0.08, 355)];
        var everyRound = positions.Aggregate(1.0, (capital, r) => capital * (1 + r));
        var byLaw = new Compounding(64, 1).Capital(positions)[^1];
        everyRound.ShouldBeGreaterThan(1e11);
        byLaw.ShouldBe((35 * Math.Pow(1.08, 6) / 64) + (29 * Math.Pow(1.08, 5) / 64), 1e-12);
    }

    private static double[] PlainSimulation(double[] positionReturns, int open)
    {
        var configured = 1.0 / open;
        var idle = 1.0;
        var locked = new List<(int Round, double Stake, double Return)>();
        var claims = new List<(int Settled, double Amount)>();
        var capital = new List<double>();
        var gained = 0.0;
        for (var round = 0; round < positionReturns.Length; round++)
        {
            foreach (var position in locked.Where(p => p.Round == round - open).ToList())
            {
                claims.Add((round, position.Stake + (position.Stake * position.Return)));
                locked.Remove(position);
            }
            foreach (var claim in claims.Where(c => c.Settled <= round - 5).ToList())
            {
                idle += claim.Amount;
                claims.Remove(claim);
            }
            if (!double.IsNaN(positionReturns[round]))
            {
                var stake = 0.0;
                if (claims.Where(c => c.Amount > 0).OrderByDescending(c => c.Settled).ToList() is [var newest, ..])
                {
                    stake = newest.Amount;
                    claims.Remove(newest);
                }
                var topUp = Math.Max(0, Math.Min(idle, configured - stake));
                idle -= topUp;
                stake += topUp;
                var result = Math.Max(-1, positionReturns[round]);
                locked.Add((round, stake, result));
                gained += stake * result;
            }
            capital.Add(1 + gained);
        }
        return [.. capital];
    }
}
