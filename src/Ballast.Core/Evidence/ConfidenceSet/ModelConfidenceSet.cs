using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>
/// A ranking by mean, and which of its models can still be the best: worst after worst is dropped until the rest may all be equal, so
/// that the truly best one is among the rest with probability 1 - <paramref name="Level"/> or more.
/// </summary>
/// <remarks>
/// Source: Hansen, Lunde and Nason (2011), "The Model Confidence Set", Econometrica 79. Ours for overlapping rounds: circular blocks of twice the
/// overlap, spreads made good for what such blocks miss, and each resample studentised by its own spread, since a year of
/// daily rounds is eight or nine blocks. docs/evidence.md says what that reaches.
/// </remarks>
/// <param name="Ranking">Best first; with a shortage the order is all it says.</param>
/// <param name="Size">Models that can still be the best; 0 with a shortage.</param>
/// <param name="Level">Chance that the truly best model is not among them, at most: 0.10 for 90 % confidence.</param>
/// <param name="Rounds">Rounds of the panel.</param>
/// <param name="IndependentRounds">What they are worth in independent ones: rounds / overlap (<see cref="Risk.IndependentRounds"/>).</param>
/// <param name="NotCompared">Models that took no part.</param>
/// <param name="Shortage">Why there is no set; null where there is one.</param>
internal sealed record ModelConfidenceSet(
    IReadOnlyList<RankedModel> Ranking,
    int Size,
    double Level,
    int Rounds,
    double IndependentRounds,
    IReadOnlyList<LeftOutModel> NotCompared,
    Shortage? Shortage
)
{
    /// <summary>Models that can still be the best, in the order of the ranking; none with a shortage.</summary>
    public IEnumerable<string> CanBeBest => Ranking.Where(m => m.CanBeBest).Select(m => m.Model);

    /// <summary>Models that can be dropped, in the order of the ranking; none with a shortage.</summary>
    public IEnumerable<string> Dropped => Ranking.Where(m => !m.CanBeBest && Shortage is null).Select(m => m.Model);

    /// <summary>The same, with the day by which the shortage will be over.</summary>
    public ModelConfidenceSet Dated(RoundsToCome toCome)
    {
        ArgumentNullException.ThrowIfNull(toCome);
        return Shortage is null ? this : this with { Shortage = toCome.Dated(Shortage) };
    }

    /// <summary>Rounds that a set needs: five blocks of twice the overlap.</summary>
    public static int FewestRounds(int overlap) => EffectiveRounds.FewestBlocks * 2 * overlap;

    /// <summary>Ranks a panel and finds which of its models can still be the best.</summary>
    /// <remarks>Models whose values do not vary (<see cref="Variation"/>) are no trials: they take no part, and nothing else changes for their being there.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static ModelConfidenceSet Find(EvidencePanel panel, ConfidenceSetOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var (overlap, rounds) = (options.Overlap ?? panel.OpenAtOnce, panel.Rounds.Count);
        var (taken, notCompared, anyVaries) = Taken(panel);
        var leads = Leads.Compute(panel, [.. taken]);
        var independent = Risk.IndependentRounds.Count(rounds, overlap);
        ModelConfidenceSet Short(Shortage shortage) =>
            new(Ranked(panel, taken, leads, null, 0), 0, options.Level, rounds, independent, notCompared, shortage);

        if (!anyVaries)
            return Short(new Shortage("no model has returns that vary", null));
        if (taken.Count < 2)
            return Short(new Shortage("fewer than two models have half of the rounds and returns that vary", null));
        if (taken.Count > MaxTest.MostModels)
            return Short(new Shortage($"{taken.Count} models, and at most {MaxTest.MostModels} can be compared", null));
        var fewest = FewestRounds(overlap);
        if (rounds < fewest)
            return Short(new Shortage($"{rounds} rounds, and {fewest} are needed", fewest - rounds));
        var blocks = new DrawnBlocks(rounds, overlap, options);
        IEliminationTest test =
            taken.Count <= RangeTest.MostModels ? new RangeTest(leads, blocks) : new MaxTest(leads, blocks);
        var ranking = Ranked(panel, taken, leads, Eliminate(test, taken.Count), options.Level);
        return new ModelConfidenceSet(
            ranking,
            ranking.Count(m => m.CanBeBest),
            options.Level,
            rounds,
            independent,
            notCompared,
            null
        );
    }

    /// <summary>A model's p-value is the largest so far at the moment it is dropped; the last one's is 1.</summary>
    internal static double[] Eliminate(IEliminationTest test, int count)
    {
        var pValues = new double[count];
        List<int> left = [.. Enumerable.Range(0, count)];
        var sofar = 0.0;
        while (left.Count > 1)
        {
            var (pValue, worst) = test.Run(left);
            sofar = Math.Max(sofar, pValue);
            pValues[worst] = sofar;
            left.Remove(worst);
        }
        pValues[left[0]] = 1;
        return pValues;
    }

    /// <summary>Models that can be compared: with half of the rounds, and returns that vary; where none vary, the constant ones.</summary>
    internal static (List<int> Taken, List<LeftOutModel> NotCompared, bool AnyVaries) Taken(EvidencePanel panel)
    {
        var (taken, constant, notCompared) = (new List<int>(), new List<int>(), new List<LeftOutModel>());
        for (var model = 0; model < panel.Models.Count; model++)
        {
            var there = Gaps.Dropped(panel.Values(model));
            if (there.Length == 0 || 2 * there.Length < panel.Rounds.Count)
                notCompared.Add(new LeftOutModel(panel.Models[model], LeftOutModel.TooFewRounds));
            else if (there.Length > 1 && !Variation.Varies(there))
            {
                constant.Add(model);
                notCompared.Add(new LeftOutModel(panel.Models[model], LeftOutModel.DoesNotVary));
            }
            else
                taken.Add(model);
        }
        // Where nothing varies at all there is no trial to keep clean, and the order of the constants is a fact.
        var anyVaries = taken.Count > 0 || constant.Count == 0;
        return (anyVaries ? taken : constant, notCompared, anyVaries);
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
}
