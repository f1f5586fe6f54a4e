using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// The smallest return of a single round, sign kept: negative is a loss. NaN for an empty series.
/// </summary>
public sealed class WorstRound : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "worstRound";

    /// <inheritdoc />
    public string Definition => "smallest round return, sign kept";

    /// <inheritdoc />
    public string Source => "the usual minimum";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Of(ReadOnlySpan<double> returns)
    {
        var found = double.PositiveInfinity;
        foreach (var value in returns)
            found = Math.Min(found, value);
        return returns.IsEmpty ? double.NaN : found;
    }
}
