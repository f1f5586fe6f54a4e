using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>A change of the payout rules that happens in one world alone.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="First">First round that opens under it.</param>
/// <param name="Scores">What pays from then on; empty leaves it as it is.</param>
/// <param name="Clip">Another clip; null leaves it.</param>
/// <param name="Threshold">Another threshold; null leaves it.</param>
internal sealed record PlantedRule(
    Tournament Tournament,
    int First,
    PaidScore[] Scores,
    decimal? Clip,
    decimal? Threshold
)
{
    /// <summary>The rule of a round with the change laid over it. A round is scored as long as the longest of its paid scores.</summary>
    public PayRule Over(PayRule below)
    {
        var scores = Scores.Length == 0 ? below.Scores : Scores;
        return below with
        {
            First = First,
            Scores = scores,
            Clip = Clip ?? below.Clip,
            Threshold = Threshold ?? below.Threshold,
            Days = Scores.Length == 0 ? below.Days : scores.Max(s => PublishedScore.Find(Tournament, s.Name).Days),
            SecondNeedsDouble = Scores.Length == 0 && below.SecondNeedsDouble,
        };
    }
}
