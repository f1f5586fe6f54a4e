using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>Whether a store can say what stands open at a moment.</summary>
/// <remarks>
/// A file of past rounds does not say when its stakes were known, so they count as known with the result of their rounds. Looked at from a past moment such a store
/// has stakes of rounds that ended and nothing of rounds that were open: that is no word about what stood open.
/// </remarks>
internal static class OpenStakeKnowledge
{
    // Rounds end from week to week: whose last one ended this long ago has none open that the next ones would tell of.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    // A round of 60 days opened some 90 days before it resolves; no older one can have ended of late.
    private static readonly TimeSpan LongestRound = TimeSpan.FromDays(100);

    /// <summary>Why it cannot be said what stands open; null where it can, and then nothing does if no open stake is found.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="models">The models in question, none of which has an open stake; null for all.</param>
    public static string? WhyUnknown(AsOfView view, IReadOnlyList<string>? models)
    {
        if (view.AccountStanding.ReportedSince.Count > 0)
            return null;
        var oldest = DateOnly.FromDateTime((view.AsOf - Recent - LongestRound).UtcDateTime);
        var late = view.Positions(
            models,
            Math.Max(1, RoundCalendar.LastRoundUntil(oldest)),
            RoundCalendar.LargestRound
        );
        var newest = late.Where(p => p.AtRisk > Nmr.Zero).Select(p => p.Round).DefaultIfEmpty().Max();
        if (
            newest == 0
            || view.Dates.ResolvedAt(newest) is var ended && (ended > view.AsOf || ended < view.AsOf - Recent)
        )
            return null;
        // Who hears of open rounds has scores of them too.
        if (view.ScoredRounds().FirstOrDefault() is > 0 and var scored && view.Dates.ResolvedAt(scored) > view.AsOf)
            return null;
        return $"the file does not say when its stakes were known, so they count from the day on which their rounds resolved; the last of them is round {newest} ({Format.Day(ended)})";
    }
}
