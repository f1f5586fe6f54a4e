using Ballast.Core.Ledger;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// What a stake earned that took its payouts in as they settled: legacy rounds one after the other, an atomic position into the round that opens when it
/// settles (<see cref="CapitalWalk"/>). NaN for an empty series.
/// </summary>
/// <param name="law">How settled NMR is staked again.</param>
internal sealed class CompoundedReturn(Compounding law) : IRiskMeasure
{
    /// <summary>Under the legacy law.</summary>
    public CompoundedReturn()
        : this(Compounding.Legacy) { }

    /// <summary>How settled NMR is staked again.</summary>
    public Compounding Law => law;

    /// <inheritdoc />
    public string Name => "compounded";

    /// <inheritdoc />
    public string Definition =>
        law.IsLegacy
            ? "product of (1 + r), minus 1"
            : $"capital minus 1, a settled position staked again {law.StakedAgainAfter} rounds later";

    /// <inheritdoc />
    public string Source => "the usual compounding of returns; atomic: domain notes, section 4.3";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool ReadsGaps => !law.IsLegacy;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var walk = new CapitalWalk(law, stackalloc double[law.Room]);
        var capital = double.NaN;
        foreach (var value in returns)
            capital = walk.Step(value);
        return law.GainScale * (capital - 1);
    }
}
