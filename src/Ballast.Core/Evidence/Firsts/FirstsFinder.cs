using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Evidence.Firsts;

/// <summary>
/// Which models cannot be told apart from the best by their means: worst after worst is dropped until the rest may all be equal.
/// </summary>
/// <remarks>
/// Source: Hansen, Lunde and Nason (2011), "The Model Confidence Set", Econometrica 79. Ours for overlapping rounds: circular blocks of twice the
/// overlap, spreads made good for what such blocks miss, and each resample studentised by its own spread, since a year of
/// daily rounds is eight or nine blocks. docs/evidence.md says what that reaches.
/// </remarks>
public static class FirstsFinder
{
    /// <summary>The ranking of a panel with its group of firsts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static GroupOfFirsts Of(EvidencePanel panel, FirstsOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var (overlap, rounds) = (options.Overlap ?? panel.OpenAtOnce, panel.Rounds.Count);
        var taken = new List<int>();
        var leftOut = new List<string>();
        for (var model = 0; model < panel.Models.Count; model++)
        {
            if (rounds > 0 && 2 * Gaps.Dropped(panel.Values(model)).Length >= rounds)
                taken.Add(model);
            else
                leftOut.Add(panel.Models[model]);
        }
        var leads = Leads.Of(panel, [.. taken]);
        GroupOfFirsts Short(Shortage shortage) =>
            new(Ranked(panel, taken, leads, null, 0), 0, double.NaN, leftOut, shortage);

        if (taken.Count < 2)
            return Short(new Shortage("fewer than two models have half of the rounds", null));
        if (taken.Count > MaxTest.MostModels)
            return Short(new Shortage($"{taken.Count} models, and at most {MaxTest.MostModels} can be compared", null));
        var fewest = EffectiveRounds.FewestBlocks * 2 * overlap;
        if (rounds < fewest)
            return Short(new Shortage($"{rounds} rounds, and {fewest} are needed", fewest - rounds));
        var blocks = new DrawnBlocks(rounds, overlap, options);
        IEliminationTest test =
            taken.Count <= RangeTest.MostModels ? new RangeTest(leads, blocks) : new MaxTest(leads, blocks);
        var pValues = Eliminate(test, taken.Count);
        var ranking = Ranked(panel, taken, leads, pValues, options.Level);
        return new GroupOfFirsts(ranking, ranking.Count(m => m.IsFirst), Effective(leads, blocks), leftOut, null);
    }

    /// <summary>A model's p-value is the largest so far at the moment it is dropped; the last one's is 1.</summary>
    internal static double[] Eliminate(IEliminationTest test, int count)
    {
        var pValues = new double[count];
        List<int> left = [.. Enumerable.Range(0, count)];
        var sofar = 0.0;
        while (left.Count > 1)
        {
            var (pValue, worst) = test.Of(left);
            sofar = Math.Max(sofar, pValue);
            pValues[worst] = sofar;
            left.Remove(worst);
        }
        pValues[left[0]] = 1;
        return pValues;
    }

    private static List<RankedModel> Ranked(
        EvidencePanel panel,
        List<int> taken,
        Leads leads,
        double[]? pValues,
        double level
    ) =>
        [
            .. taken
                .Select(
                    (model, i) =>
                    {
                        var there = Gaps.Dropped(panel.Values(model));
                        var pValue = pValues?[i] ?? double.NaN;
                        return new RankedModel(
                            panel.Models[model],
                            there.Length,
                            there.Average(),
                            leads.Means[i],
                            pValue,
                            pValue >= level
                        );
                    }
                )
                .OrderByDescending(m => m.Lead),
        ];

    /// <summary>n x variance / long-run variance of the leads, the median over models; at most n.</summary>
    private static double Effective(Leads leads, DrawnBlocks blocks)
    {
        var blockMeans = leads.BlockMeans(blocks.Block);
        var each = new List<double>();
        for (var i = 0; i < leads.Influences.Length; i++)
        {
            var (row, spread) = (leads.Influences[i], blocks.Spread(blockMeans[i]));
            if (spread > 0)
                each.Add(Math.Min(Autocovariance.At(row, 0, 0) / (spread * spread), row.Length));
        }
        return Risk.Quantile.Of([.. each], 0.5);
    }
}
