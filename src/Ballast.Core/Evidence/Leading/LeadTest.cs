using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.Leading;

/// <summary>Which models differ from the mean of all, and which lose, by more than chance: all models looked at together.</summary>
/// <remarks>
/// Two questions a model: is its mean lead over the mean of all models zero, and is its mean not below zero? Each is answered by a mean over its own spread; the largest of all
/// of them in drawn pasts (blocks of rounds, as in the model confidence set) says how large chance makes the largest. Stepwise, so that what is found does not hide the rest:
/// Romano and Wolf (2005), "Stepwise Multiple Testing as Formalized Data Snooping", Econometrica 73. So in a world without differences anything at all is found in at most
/// one of twenty pasts, however many models there are.
/// </remarks>
/// <param name="Models">The models that were compared.</param>
/// <param name="LeftOut">Models that were not, with the reason.</param>
/// <param name="Shortage">Why there is no answer; null where there is one.</param>
internal sealed record LeadTest(
    IReadOnlyList<LeadEstimate> Models,
    IReadOnlyList<LeftOutModel> LeftOut,
    Shortage? Shortage
)
{
    /// <summary>The chance that anything is found where there is nothing.</summary>
    public const double Level = 0.05;

    private const ulong Seed = 7;
    private const int Resamples = 1000;

    /// <summary>Tests the models of a panel.</summary>
    /// <param name="panel">Returns, NaN for missing.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    public static LeadTest Run(EvidencePanel panel, int overlap)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var (compared, leftOut, anyVaries) = ModelConfidenceSet.Taken(panel);
        int[] taken = anyVaries ? [.. compared] : [];
        var fewest = ModelConfidenceSet.FewestRounds(overlap);
        if (taken.Length < 2)
            return new LeadTest(
                [],
                leftOut,
                new Shortage("fewer than two models have half of the rounds and returns that vary", null)
            );
        if (panel.Rounds.Count < fewest)
            return new LeadTest(
                [],
                leftOut,
                new Shortage($"{panel.Rounds.Count} rounds, and {fewest} are needed", fewest - panel.Rounds.Count)
            );
        var blocks = new DrawnBlocks(
            panel.Rounds.Count,
            overlap,
            new ConfidenceSetOptions { Seed = Seed, Resamples = Resamples }
        );
        var leads = Statistics(Leads.Compute(panel, taken), blocks);
        var levels = Statistics(Leads.Levels(panel, taken), blocks);
        var (pLeads, pLevels) = Adjusted(leads, levels);
        var critical = Critical95(leads);
        return new LeadTest(
            [
                .. taken.Select(
                    (model, i) =>
                        new LeadEstimate(
                            panel.Models[model],
                            Gaps.Dropped(panel.Values(model)).Length,
                            levels.Means[i],
                            leads.Means[i],
                            leads.Means[i] - (critical * leads.Spreads[i]),
                            leads.Means[i] + (critical * leads.Spreads[i]),
                            pLeads[i],
                            pLevels[i]
                        )
                ),
            ],
            leftOut,
            null
        );
    }

    private static TestStatistics Statistics(Leads leads, DrawnBlocks blocks)
    {
        var means = leads.BlockMeans(blocks.Block);
        // What rounding leaves of twins is no spread.
        double[] spreads = [.. means.Select((m, i) => Variation.Varies(m, leads.Sizes[i]) ? blocks.Spread(m) : 0)];
        var drawn = blocks.Studentised(means);
        for (var i = 0; i < drawn.Length; i++)
        {
            if (!(spreads[i] > 0))
                Array.Clear(drawn[i]);
        }
        return new TestStatistics(leads.Means, spreads, drawn);
    }

    /// <summary>Of each test the share of drawn pasts whose largest figure, among this test and those that found less, is as large.</summary>
    private static (double[] Leads, double[] Levels) Adjusted(TestStatistics leads, TestStatistics levels)
    {
        var count = leads.Means.Length;
        // The first half asks on both sides, the second only whether a mean lies below zero.
        var observed = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            observed[i] = Math.Abs(leads.Level(i));
            observed[count + i] = -levels.Level(i);
        }
        int[] order = [.. Enumerable.Range(0, 2 * count).OrderBy(i => observed[i])];
        var largest = new float[leads.Drawn[0].Length];
        Array.Fill(largest, float.NegativeInfinity);
        var pValues = new double[2 * count];
        // From the least on: the largest of all that found no more.
        foreach (var test in order)
        {
            for (var r = 0; r < largest.Length; r++)
            {
                var drawn = test < count ? Math.Abs(leads.Drawn[test][r]) : -levels.Drawn[test - count][r];
                largest[r] = Math.Max(largest[r], drawn);
            }
            pValues[test] = largest.Count(l => l >= observed[test]) / (double)largest.Length;
        }
        // A test that found less is not surer than one that found more.
        var sofar = 0.0;
        foreach (var test in order.Reverse())
            pValues[test] = sofar = Math.Max(sofar, pValues[test]);
        return (pValues[..count], pValues[count..]);
    }

    private static double Critical95(TestStatistics leads)
    {
        var largest = new float[leads.Drawn[0].Length];
        foreach (var row in leads.Drawn)
        {
            for (var r = 0; r < largest.Length; r++)
                largest[r] = Math.Max(largest[r], Math.Abs(row[r]));
        }
        Array.Sort(largest);
        return largest[(int)Math.Ceiling((1 - Level) * largest.Length) - 1];
    }

    /// <summary>Means, their spreads, and the means over spreads of drawn pasts.</summary>
    private sealed record TestStatistics(double[] Means, double[] Spreads, float[][] Drawn)
    {
        /// <summary>A mean in its spreads; zero where it has none.</summary>
        public double Level(int test) => Spreads[test] > 0 ? Means[test] / Spreads[test] : 0;
    }
}

/// <summary>What the past says of a model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Rounds">Rounds it has.</param>
/// <param name="Mean">Mean return of a round.</param>
/// <param name="Lead">Mean return less the mean of all models in the same round.</param>
/// <param name="LeadLow">Low end of its interval; those of all models hold together in 95 % of pasts.</param>
/// <param name="LeadHigh">High end.</param>
/// <param name="LeadPValue">How often chance alone finds as much for any model: that the lead is not zero.</param>
/// <param name="LossPValue">The same: that the mean lies below zero.</param>
internal sealed record LeadEstimate(
    string Model,
    int Rounds,
    double Mean,
    double Lead,
    double LeadLow,
    double LeadHigh,
    double LeadPValue,
    double LossPValue
);
