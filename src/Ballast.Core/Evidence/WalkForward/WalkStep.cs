namespace Ballast.Core.Evidence.WalkForward;

/// <summary>One ranking and what came of it.</summary>
/// <param name="Round">The first round that could be decided by the ranking, and the first one of its test.</param>
/// <param name="At">The moment of ranking: that round's decision.</param>
/// <param name="LastKnownRound">The newest round that the ranking rests on. The rounds between are open: they are neither past nor future.</param>
/// <param name="LastTestRound">The last round of the test.</param>
/// <param name="Models">Models with a past and a future.</param>
/// <param name="Vanished">Models that were ranked and have too little future: they stopped. What they would have done is not known.</param>
/// <param name="RankIc">Spearman correlation between the ranking and the mean of the rounds to come; NaN where a side does not vary.</param>
/// <param name="TopPicks">The model that was ranked first; several where they tied.</param>
/// <param name="TopMean">Mean of the rounds to come of the top pick; over all of them where several tied.</param>
/// <param name="EqualWeightMean">The same of all models, each with the same weight.</param>
/// <param name="MedianMean">The same of the median model.</param>
/// <param name="TopIsBest">1 where the top pick came first, 0 where not, a share where several tied.</param>
/// <param name="TopInBetterHalf">1 where it came into the better half, 1/2 in the very middle, 0 below; a share where several tied.</param>
internal sealed record WalkStep(
    int Round,
    DateTimeOffset At,
    int LastKnownRound,
    int LastTestRound,
    int Models,
    int Vanished,
    double RankIc,
    IReadOnlyList<string> TopPicks,
    double TopMean,
    double EqualWeightMean,
    double MedianMean,
    double TopIsBest,
    double TopInBetterHalf
)
{
    /// <summary>What equal weight earned more than the past best, a round; below 0 the past best was better.</summary>
    public double RegretToEqualWeight => EqualWeightMean - TopMean;

    /// <summary>What the median model earned more than the past best, a round.</summary>
    public double RegretToMedian => MedianMean - TopMean;
}
