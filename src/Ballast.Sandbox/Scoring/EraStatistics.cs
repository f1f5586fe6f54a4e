namespace Ballast.Sandbox.Scoring;

/// <summary>A score over eras, as diagnostics sum it up; eras without it are left out.</summary>
internal sealed class EraStatistics(IEnumerable<double?> eras)
{
    private readonly double[] _values = [.. eras.OfType<double>()];

    public double? Mean => _values.Length == 0 ? null : _values.Average();

    /// <summary>The deviation of the eras themselves, not estimated: divided by their number.</summary>
    public double? Deviation => Mean is { } mean ? Math.Sqrt(_values.Average(v => (v - mean) * (v - mean))) : null;

    /// <summary>Mean by deviation; null where there is no deviation.</summary>
    public double? Sharpe => Deviation is > 0 and var deviation ? Mean / deviation : null;

    /// <summary>The largest fall of 1 + score multiplied up, as a share of the height before it; 0 or below.</summary>
    public double? MaxDrawdown
    {
        get
        {
            if (_values.Length == 0)
                return null;
            var (value, height, worst) = (1.0, 1.0, 0.0);
            foreach (var score in _values)
            {
                value *= 1 + score;
                height = Math.Max(height, value);
                worst = Math.Min(worst, (value / height) - 1);
            }
            return worst;
        }
    }

    /// <summary>Correlation of each era with the one before it; null below three eras.</summary>
    public double? Autocorrelation
    {
        get
        {
            if (_values.Length < 3 || Mean is not { } mean)
                return null;
            var (product, square) = (0.0, 0.0);
            for (var i = 0; i < _values.Length; i++)
            {
                square += (_values[i] - mean) * (_values[i] - mean);
                if (i > 0)
                    product += (_values[i] - mean) * (_values[i - 1] - mean);
            }
            return square > 0 ? product / square : null;
        }
    }
}
