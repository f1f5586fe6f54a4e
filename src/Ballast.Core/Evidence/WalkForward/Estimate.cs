namespace Ballast.Core.Evidence.WalkForward;

/// <summary>A mean over steps with a 95 % interval, or the reason why there is none.</summary>
/// <param name="Value">The mean; NaN with a shortage.</param>
/// <param name="Low">Lower end; NaN with a shortage.</param>
/// <param name="High">Upper end; NaN with a shortage.</param>
/// <param name="Steps">Steps it rests on.</param>
/// <param name="EffectiveSteps">What they are worth in independent ones; NaN with a shortage.</param>
/// <param name="Shortage">Why there is no figure; null where there is one.</param>
internal sealed record Estimate(
    double Value,
    double Low,
    double High,
    int Steps,
    double EffectiveSteps,
    Shortage? Shortage
)
{
    /// <summary>Half of the 90 % interval, for one-sided tests at 5 % (<see cref="EquivalenceTest"/>); NaN with a shortage and for rates.</summary>
    public double HalfOfNinety { get; init; } = double.NaN;

    /// <summary>Whether there is a figure.</summary>
    public bool IsKnown => Shortage is null;

    /// <summary>Whether the interval holds a value; false without an interval.</summary>
    public bool Holds(double value) => Low <= value && value <= High;

    internal Estimate Dated(RoundsToCome toCome) =>
        Shortage is null ? this : this with { Shortage = toCome.Dated(Shortage) };

    internal static Estimate Without(int steps, Shortage shortage) =>
        new(double.NaN, double.NaN, double.NaN, steps, double.NaN, shortage);
}
