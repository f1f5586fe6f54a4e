using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>Whether rounds open or resolve on other days than the calendar of round numbers says.</summary>
internal static class CalendarDrift
{
    /// <summary>A single round is a holiday or a slip; so many in a row are another calendar.</summary>
    public const int FewestRounds = 3;

    /// <summary>Holidays move a resolution by some days; a week is another target or another calendar.</summary>
    private static readonly TimeSpan LateResolution = TimeSpan.FromDays(7);

    /// <summary>From which round on all that are recorded are off; null where the newest are not.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="from">First round to look at.</param>
    public static SeenRuleChange? Find(AsOfView view, int from)
    {
        var recorded = view
            .Rounds.Values.Where(r => r.Number >= from && r.OpenTime is not null)
            .OrderByDescending(r => r.Number)
            .ToList();
        var off = recorded.TakeWhile(r => Off(view, r) is not null).ToList();
        if (off.Count < FewestRounds)
            return null;
        var first = off[^1];
        return new SeenRuleChange
        {
            Tournament = view.Tournament,
            Kind = RuleChangeKind.Calendar,
            Round = first.Number,
            OpensAt = first.OpenTime!.Value,
            ResolvesAt = view.Dates.ResolvedAt(first.Number),
            Before = view.Dates.RuleOf(first.Number - 1),
            After = view.Dates.RuleOf(first.Number),
            IsSeen = true,
            Differences =
            [
                $"{Off(view, first)} So do {Format.Many(off.Count - 1, "later round")}: dates that Ballast works out by itself are wrong from here on.",
            ],
        };
    }

    private static string? Off(AsOfView view, RoundFacts round)
    {
        var (day, expected) = (
            DateOnly.FromDateTime(round.OpenTime!.Value.UtcDateTime),
            RoundCalendar.OpenDate(round.Number)
        );
        if (day != expected)
            return $"Round {round.Number} opens on {Format.Day(day)}, and the calendar says {Format.Day(expected)}.";
        if (round.ResolveTime is not { } resolves)
            return null;
        var usual = RoundCalendar.ResolveTime(round.Number, view.Dates.ScoreDaysOf(round.Number));
        return (resolves - usual).Duration() > LateResolution
            ? $"Round {round.Number} resolves on {Format.Day(resolves)}, and the calendar says {Format.Day(usual)} for {view.Dates.ScoreDaysOf(round.Number)} scoring days."
            : null;
    }
}
