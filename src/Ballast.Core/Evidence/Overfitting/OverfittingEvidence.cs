namespace Ballast.Core.Evidence.Overfitting;

/// <summary>How often the choice of the best on one half of the record was a bad choice on the other half.</summary>
/// <param name="Probability">
/// Probability of backtest overfitting: share of splits in which the best of one half came into the worse half of the other; the very middle
/// counts half. NaN with a shortage.
/// </param>
/// <param name="Logits">ln(w / (1 - w)) of each split, w the chosen one's place from below over candidates + 1; 0 is the middle.</param>
/// <param name="ProbabilityOfLoss">Share of splits in which the chosen one's figure on the other half is below 0.</param>
/// <param name="MeanChosenInside">Mean figure of the chosen on the half that chose it.</param>
/// <param name="MeanChosenOutside">Mean figure of the chosen on the other half: what is left.</param>
/// <param name="Candidates">Candidates that took part.</param>
/// <param name="LeftOut">Candidates with less than half of the rounds of some block.</param>
/// <param name="Blocks">Blocks the record was cut into.</param>
/// <param name="BlockRounds">Rounds of the shortest block, before purging.</param>
/// <param name="PurgedRounds">Rounds dropped where the two halves meet, both sides together.</param>
/// <param name="Shortage">Why there is no figure; null where there is one.</param>
internal sealed record OverfittingEvidence(
    double Probability,
    IReadOnlyList<double> Logits,
    double ProbabilityOfLoss,
    double MeanChosenInside,
    double MeanChosenOutside,
    int Candidates,
    int LeftOut,
    int Blocks,
    int BlockRounds,
    int PurgedRounds,
    Shortage? Shortage
)
{
    /// <summary>The same, with the day by which the shortage will be over.</summary>
    public OverfittingEvidence Dated(RoundsToCome toCome)
    {
        ArgumentNullException.ThrowIfNull(toCome);
        return Shortage is null ? this : this with { Shortage = toCome.Dated(Shortage) };
    }

    internal static OverfittingEvidence Without(int candidates, int leftOut, Shortage shortage) =>
        new(double.NaN, [], double.NaN, double.NaN, double.NaN, candidates, leftOut, 0, 0, 0, shortage);
}
