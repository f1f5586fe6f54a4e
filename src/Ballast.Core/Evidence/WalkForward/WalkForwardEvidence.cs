namespace Ballast.Core.Evidence.WalkForward;

/// <summary>Whether ranking by the past would have paid.</summary>
/// <param name="Criterion">What was ranked by.</param>
/// <param name="Steps">Every ranking, oldest first.</param>
/// <param name="IndependentSteps">
/// How many tests share no day: 1 + rounds from the first to the last ranking / (horizon + overlap - 1), at most the number of steps. Pure
/// arithmetic of rounds, whatever the values.
/// </param>
/// <param name="RankIc">Mean rank correlation between past and future; 0 where the past says nothing.</param>
/// <param name="TopIsBest">How often the past best came first again.</param>
/// <param name="TopInBetterHalf">How often it came into the better half; 1/2 where the past says nothing.</param>
/// <param name="RegretToEqualWeight">What equal weight earned more than the past best, a round, in the panel's unit.</param>
/// <param name="RegretToMedian">What the median model earned more than the past best, a round.</param>
/// <param name="Shortage">Why there is no step at all; null where there is one.</param>
internal sealed record WalkForwardEvidence(
    string Criterion,
    IReadOnlyList<WalkStep> Steps,
    double IndependentSteps,
    Estimate RankIc,
    Estimate TopIsBest,
    Estimate TopInBetterHalf,
    Estimate RegretToEqualWeight,
    Estimate RegretToMedian,
    Shortage? Shortage
)
{
    /// <summary>
    /// A difference a round that is taken for none, in the panel's unit: a tenth of the deviation of a model's value in one round, the median over the
    /// models. Below it equal weight and the past best are called equally good, where the test shows that (<see cref="EquivalenceTest"/>).
    /// </summary>
    public double Margin { get; init; } = double.NaN;

    /// <summary>The same, with the day by which each shortage will be over.</summary>
    public WalkForwardEvidence Dated(RoundsToCome toCome)
    {
        ArgumentNullException.ThrowIfNull(toCome);
        return this with
        {
            RankIc = RankIc.Dated(toCome),
            TopIsBest = TopIsBest.Dated(toCome),
            TopInBetterHalf = TopInBetterHalf.Dated(toCome),
            RegretToEqualWeight = RegretToEqualWeight.Dated(toCome),
            RegretToMedian = RegretToMedian.Dated(toCome),
            Shortage = Shortage is null ? null : toCome.Dated(Shortage),
        };
    }
}
