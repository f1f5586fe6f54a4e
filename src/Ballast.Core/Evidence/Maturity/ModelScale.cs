namespace Ballast.Core.Evidence.Maturity;

/// <summary>How far a model's surprises lie out, in those of the field: the root of their mean square, drawn towards 1.</summary>
/// <remarks>
/// A surprise must not be measured by a spread that it made itself, or the far ones look near: each is measured by the rounds that share no
/// day with it.
/// </remarks>
internal sealed class ModelScale
{
    /// <summary>A model's own spread counts in full only with many rounds: the field's counts as so many independent ones beside it.</summary>
    private const double FieldWeight = 10;

    private readonly int _sharing;
    private readonly double[] _sums;
    private readonly int[] _counts;
    private readonly int[] _rounds;

    /// <param name="sums">Sum of squares of each round's surprises.</param>
    /// <param name="counts">How many a round has.</param>
    /// <param name="sharing">Rounds in a row that share days.</param>
    public ModelScale(double[] sums, int[] counts, int sharing)
    {
        _sharing = sharing;
        (_sums, _counts, _rounds) = (new double[sums.Length + 1], new int[sums.Length + 1], new int[sums.Length + 1]);
        for (var i = 0; i < sums.Length; i++)
        {
            _sums[i + 1] = _sums[i] + sums[i];
            _counts[i + 1] = _counts[i] + counts[i];
            _rounds[i + 1] = _rounds[i] + (counts[i] > 0 ? 1 : 0);
        }
        Whole = Of(_sums[^1], _counts[^1], _rounds[^1]);
    }

    /// <summary>By all rounds.</summary>
    public double Whole { get; }

    /// <summary>By the rounds that share no day with one.</summary>
    public double Without(int round)
    {
        var from = Math.Clamp(round - _sharing + 1, 0, _sums.Length - 1);
        var to = Math.Clamp(round + _sharing, from, _sums.Length - 1);
        return Of(
            _sums[^1] - (_sums[to] - _sums[from]),
            _counts[^1] - (_counts[to] - _counts[from]),
            _rounds[^1] - (_rounds[to] - _rounds[from])
        );
    }

    private double Of(double sum, int count, int rounds)
    {
        var independent = rounds / (double)_sharing;
        return count == 0 ? 1 : Math.Sqrt(((independent * sum / count) + FieldWeight) / (independent + FieldWeight));
    }
}
