using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Returns;

/// <summary>The rounds that a ladder stands on: those that are open, and those of the newest rule that has resolved rounds. Years of older ones need not be read.</summary>
internal static class NewestRounds
{
    /// <summary>No round stays open longer: 64 rounds of 60 days, and some for holidays.</summary>
    public const int LongestOpen = 100;

    /// <summary>The same view, beginning with the first round that matters.</summary>
    public static AsOfView Narrow(AsOfView view) => view.FromRound(FirstOf(view));

    /// <summary>
    /// Returns that say of the newest rule what all rounds would: of the narrowed view where it holds the newest regime with returns, else of all rounds. A rule that was
    /// asked for pays every round, so then all are read.
    /// </summary>
    /// <param name="view">All that is known.</param>
    /// <param name="narrow">The narrowed view.</param>
    /// <param name="request">Which returns.</param>
    /// <returns>Returns, and the view that they were read from.</returns>
    public static (Outcome<ReturnPanel> Panel, AsOfView View) Returns(
        AsOfView view,
        AsOfView narrow,
        ReturnRequest request
    )
    {
        if (!request.AsksForRules)
        {
            var panel = ReturnPanels.Of(narrow, request);
            // Scores would answer where settled payouts of earlier rounds do.
            var isSame =
                panel is Outcome<ReturnPanel>.Done { Value: var found }
                && (found.Source == ReturnSource.Settled || request.Source == ReturnSource.Computed);
            if (isSame)
                return (panel, narrow);
        }
        return (ReturnPanels.Of(view, request), view);
    }

    private static int FirstOf(AsOfView view)
    {
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        var oldest = Math.Max(1, newest - LongestOpen);
        var resolved = newest;
        while (resolved > 1 && view.Dates.ResolvedAt(resolved) > view.AsOf)
            resolved--;
        var first = Math.Max(1, resolved);
        var rule = view.Dates.RuleOf(first)?.Id;
        while (first > 1 && view.Dates.RuleOf(first - 1)?.Id == rule)
            first--;
        // What atomic rounds are set against are positions of earlier rounds that were open when they settled.
        for (var more = 0; more < LongestOpen && first > 1 && view.Dates.IsAtomic(first - 1); more++)
            first--;
        return Math.Min(first, oldest);
    }
}
