using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>Sample standard deviation (n - 1) of the returns per round. NaN below two rounds, exactly 0 where nothing varies.</summary>
internal sealed class Volatility : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();

    /// <inheritdoc />
    public string Name => "volatility";

    /// <inheritdoc />
    public string Definition => "sample standard deviation per round, divisor n - 1";

    /// <inheritdoc />
    public string Source => "the usual sample estimate; pandas Series.std";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public (double Least, double Most) Range => (0, double.PositiveInfinity);

    /// <inheritdoc />
    /// <remarks>Of weekly rounds it would be a 99 % interval: a hundred of them do not tell calm days from wild ones.</remarks>
    public bool HasInterval(int overlap) => overlap >= 20;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 2)
            return double.NaN;
        if (!Variation.Varies(returns))
            return 0;
        var mean = Mean.Compute(returns);
        var squares = 0.0;
        foreach (var value in returns)
            squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (returns.Length - 1));
    }
}
