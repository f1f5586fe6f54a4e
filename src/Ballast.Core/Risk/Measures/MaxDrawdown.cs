using Ballast.Core.Ledger;

namespace Ballast.Core.Risk.Measures;

/// <summary>Largest fall of the compounded capital from a former peak, as a positive share. NaN for an empty series.</summary>
/// <param name="law">How settled NMR is staked again.</param>
internal sealed class MaxDrawdown(Compounding law) : IRiskMeasure
{
    /// <summary>Under the legacy law.</summary>
    public MaxDrawdown()
        : this(Compounding.Legacy) { }

    /// <summary>How settled NMR is staked again.</summary>
    public Compounding Law => law;

    /// <inheritdoc />
    public string Name => "maxDrawdown";

    /// <inheritdoc />
    public string Definition =>
        law.IsLegacy
            ? "W = product of (1 + r), peak includes the starting value 1; largest 1 - W / peak, positive"
            : $"W = capital, a settled position staked again {law.StakedAgainAfter} rounds later; largest 1 - W / peak, peak from 1 on";

    /// <inheritdoc />
    public string Source => "numerai-vladthestaker ('maxdd')";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public bool ReadsGaps => !law.IsLegacy;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
            return double.NaN;
        var walk = new CapitalWalk(law, stackalloc double[law.Room]);
        var (peak, worst) = (1.0, 0.0);
        foreach (var value in returns)
        {
            var wealth = walk.Step(value);
            peak = Math.Max(peak, wealth);
            worst = Math.Max(worst, 1 - (wealth / peak));
        }
        return worst;
    }
}
