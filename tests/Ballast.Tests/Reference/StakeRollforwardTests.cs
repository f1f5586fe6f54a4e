using System.Globalization;
using System.Text.Json;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Real stakes that nobody touched for 25 to 49 weeks, carried on from four opening stakes. Reference: the stakes that Numerai showed
/// (oracles/expected/stake_rollforward); relative tolerance 1e-6, stakes and scores come as float32.
/// </summary>
public sealed class StakeRollforwardTests
{
    [Fact]
    public void Rollforward_RealChains_EndAtTheRealStake()
    {
        var chains = Chains();
        chains.Count.ShouldBe(120);
        var worst = 0.0;
        foreach (var chain in chains.Values)
        {
            var rolled = StakeRollforward.Compute(
                [.. chain.Take(4).Select(r => r.Stake)],
                [.. chain.Select(r => r.Return)]
            );
            var off = Math.Abs((double)(rolled[^1].Stake.Amount / chain[^1].Stake.Amount) - 1);
            worst = Math.Max(worst, off);
        }
        worst.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Rollforward_RealChains_EqualTheSimulationOfOthers()
    {
        var chains = Chains();
        var expected = JsonDocument
            .Parse(File.ReadAllText(Oracles.File("expected", "stake_rollforward", "expected.json")))
            .RootElement.GetProperty("chains");
        foreach (var entry in expected.EnumerateArray())
        {
            var chain = chains[entry.Text("username")];
            var rolled = StakeRollforward.Compute(
                [.. chain.Take(4).Select(r => r.Stake)],
                [.. chain.Select(r => r.Return)]
            );
            ((double)rolled[^1].Stake.Amount / entry.Number("final_stake_simulated")).ShouldBe(1, 1e-9);
        }
    }

    private static Dictionary<string, List<(Nmr Stake, decimal Return)>> Chains()
    {
        var chains = new Dictionary<string, List<(Nmr, decimal)>>();
        foreach (var line in File.ReadLines(Oracles.File("expected", "stake_rollforward", "chains.csv")).Skip(1))
        {
            var cells = line.Split(',');
            decimal Number(int at) => decimal.Parse(cells[at], NumberStyles.Float, CultureInfo.InvariantCulture);
            var round = int.Parse(cells[1], CultureInfo.InvariantCulture);
            var rule = PayoutTimeline.Shipped.At(Tournament.Classic, round).Rule!;
            var sum = (Number(2) * Number(4)) + (Number(3) * Number(5));
            var share = rule.FormulaIn(round).Return(sum, Number(6), rule.Clip);
            if (!chains.TryGetValue(cells[0], out var chain))
                chains[cells[0]] = chain = [];
            chain.Add((new Nmr(Number(7)), share));
        }
        return chains;
    }
}
