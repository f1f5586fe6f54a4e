using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.Drift;

/// <summary>
/// What the models of a panel have in common, round by round: value = the model's own level + the round's common level + the rest. A round's common level is the median over
/// models of value less own level, a model's own level the mean over its rounds of value less common level, taken in turn.
/// </summary>
/// <remarks>
/// Taking own levels away makes late starters harmless: who joins or leaves does not move the common level by being better or worse than the others. The median keeps one
/// model's change out of the lead of the others. Source of the fit by turns: Tukey (1977), "Exploratory Data Analysis" (median polish), with means along the rounds.
/// </remarks>
internal sealed class CommonLevel
{
    /// <summary>Fewest models that make a level; of fewer, a single one can move it.</summary>
    public const int FewestModels = 3;

    private const int Turns = 20;
    private readonly EvidencePanel _panel;
    private readonly int[] _models;
    private readonly double[] _own;

    private CommonLevel(EvidencePanel panel, int[] models) =>
        (_panel, _models, _own) = (panel, models, new double[panel.Models.Count]);

    /// <summary>Fits a panel; models with less than twice the overlap in rounds have no say in the common level.</summary>
    /// <param name="panel">The values.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="silent">Further models that have no say.</param>
    public static CommonLevel Find(EvidencePanel panel, int overlap, int[] silent)
    {
        int[] models =
        [
            .. Enumerable
                .Range(0, panel.Models.Count)
                .Where(m => !silent.Contains(m) && Gaps.Dropped(panel.Values(m)).Length >= 2 * overlap),
        ];
        var fit = new CommonLevel(panel, models);
        for (var turn = 0; turn < Turns; turn++)
        {
            var common = fit.Whole();
            foreach (var model in models)
                fit._own[model] = MeanDifference(panel.Values(model), common, fit._own[model]);
        }
        return fit;
    }

    /// <summary>Models that have a say.</summary>
    public int Models => _models.Length;

    /// <summary>Models that have a say beside one.</summary>
    public int Others(int model) => _models.Length - (_models.Contains(model) ? 1 : 0);

    /// <summary>The common level, one a round; NaN where fewer than <see cref="FewestModels"/> are there.</summary>
    public double[] Whole()
    {
        var level = new double[_panel.Rounds.Count];
        var room = new double[_models.Length];
        for (var t = 0; t < level.Length; t++)
        {
            var there = room.AsSpan(0, Fill(room, t));
            level[t] = there.Length < FewestModels ? double.NaN : MiddleValue.Take(there);
        }
        return level;
    }

    /// <summary>Each model's values less the common level of the others; NaN where it or the level is missing.</summary>
    public double[][] Leads()
    {
        var leads = new double[_panel.Models.Count][];
        for (var model = 0; model < leads.Length; model++)
            leads[model] = _panel.Values(model).ToArray();
        var hasSay = _models.ToHashSet();
        for (var t = 0; t < _panel.Rounds.Count; t++)
        {
            var sorted = Sorted(t);
            for (var model = 0; model < leads.Length; model++)
            {
                var value = leads[model][t];
                if (double.IsNaN(value))
                    continue;
                var place = hasSay.Contains(model) ? Array.BinarySearch(sorted, value - _own[model]) : sorted.Length;
                var others = sorted.Length - (place < sorted.Length ? 1 : 0);
                leads[model][t] = others < FewestModels ? double.NaN : value - Median(sorted, place);
            }
        }
        return leads;
    }

    private double[] Sorted(int round)
    {
        var there = new double[_models.Length];
        var sorted = there[..Fill(there, round)];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>What the models of a round have beyond their own levels; how many there are.</summary>
    private int Fill(double[] there, int round)
    {
        var count = 0;
        foreach (var model in _models)
        {
            var value = _panel.Values(model)[round];
            if (!double.IsNaN(value))
                there[count++] = value - _own[model];
        }
        return count;
    }

    /// <summary>The median of all but the value at a place; of all where the place lies behind the end.</summary>
    private static double Median(double[] sorted, int without)
    {
        var count = sorted.Length - (without < sorted.Length ? 1 : 0);
        double At(int i) => sorted[i < without ? i : i + 1];
        return count % 2 == 1 ? At(count / 2) : (At((count / 2) - 1) + At(count / 2)) / 2;
    }

    private static double MeanDifference(ReadOnlySpan<double> values, double[] level, double otherwise)
    {
        var (sum, count) = (0.0, 0);
        for (var t = 0; t < level.Length; t++)
        {
            var difference = values[t] - level[t];
            if (double.IsNaN(difference))
                continue;
            sum += difference;
            count++;
        }
        return count == 0 ? otherwise : sum / count;
    }
}
