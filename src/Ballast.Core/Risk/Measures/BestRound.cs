namespace Ballast.Core.Risk.Measures;

/// <summary>
/// The largest return of a single round. NaN for an empty series.
/// </summary>
internal sealed class BestRound : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "bestRound";

    /// <inheritdoc />
    public string Definition => "largest round return";

    /// <inheritdoc />
    public string Source => "the usual maximum";

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
        var found = double.NegativeInfinity;
        foreach (var value in returns)
            found = Math.Max(found, value);
        return returns.IsEmpty ? double.NaN : found;
    }
}
