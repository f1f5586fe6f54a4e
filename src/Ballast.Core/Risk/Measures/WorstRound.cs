namespace Ballast.Core.Risk.Measures;

/// <summary>
/// The smallest return of a single round, sign kept: negative is a loss. NaN for an empty series.
/// </summary>
internal sealed class WorstRound : IRiskMeasure
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
    /// <remarks>Of weekly rounds it would be a 99 % interval: a hundred of them do not tell calm days from wild ones.</remarks>
    public bool HasInterval(int overlap) => overlap >= 20;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var found = double.PositiveInfinity;
        foreach (var value in returns)
            found = Math.Min(found, value);
        return returns.IsEmpty ? double.NaN : found;
    }
}
