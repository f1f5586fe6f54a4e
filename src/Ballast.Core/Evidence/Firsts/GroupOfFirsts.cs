namespace Ballast.Core.Evidence.Firsts;

/// <summary>A ranking by mean, and which of it cannot be told apart from the best.</summary>
/// <param name="Ranking">Best first; with a shortage the order is all it says.</param>
/// <param name="Size">Models that cannot be told apart from the best, the best among them; 0 with a shortage.</param>
/// <param name="EffectiveRounds">What the rounds are worth in independent ones, for the differences between models; NaN with a shortage.</param>
/// <param name="LeftOut">Models with fewer than half of the rounds.</param>
/// <param name="Shortage">Why there is no group; null where there is one.</param>
public sealed record GroupOfFirsts(
    IReadOnlyList<RankedModel> Ranking,
    int Size,
    double EffectiveRounds,
    IReadOnlyList<string> LeftOut,
    Shortage? Shortage
)
{
    /// <summary>Whether the group is a head of the ranking. A model with few rounds can belong to it from further down: little is known of it.</summary>
    public bool IsHead => Ranking.Take(Size).All(m => m.IsFirst);
}
