using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Evidence;

/// <summary>Why there is no answer. It stands in place of a number: a figure from too little data is worse than none.</summary>
/// <param name="Reason">In words, for a person.</param>
/// <param name="MoreRounds">About how many more rounds would do; null where more rounds alone would not help.</param>
internal sealed record Shortage(string Reason, int? MoreRounds)
{
    /// <summary>About when so many more rounds will have resolved, by the calendar; null where that is not known, or never.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Whether that day has come: the rounds are out, and are not stored.</summary>
    public bool HaveResolved { get; init; }

    /// <summary>The last round under the rule, where it comes before they are there; null elsewhere.</summary>
    public int? RuleEnds { get; init; }

    /// <summary>Whether the rule has ended with the rounds that were asked about, so that none come any more.</summary>
    public bool IsOver { get; init; }

    /// <summary>"needs about 174 more rounds, until about 2027-02-01"; the reason where more rounds would not help.</summary>
    /// <remarks>The one place that says it: a question has one number of rounds and one day, wherever it is asked.</remarks>
    public string InWords() => MoreRounds is { } more ? $"needs about {Rounds(more)}{Until()}" : Reason;

    /// <summary>"46 steps, and 48 are needed: needs about 10 more rounds, until about 2027-02-01": what stands where a figure would.</summary>
    public string WithReason() => MoreRounds is null ? Reason : $"{Reason}; {InWords()}";

    private static string Rounds(int more) =>
        more == 1 ? "1 more round" : more.ToString("#,##0", CultureInfo.InvariantCulture) + " more rounds";

    private string Until()
    {
        if (RuleEnds is { } end)
            return IsOver
                ? $", which do not come: the rule ended with round {end}"
                : $", and the rule ends before that, with round {end} ({Date(RoundCalendar.OpenDate(end))})";
        if (By is not { } day)
            return "";
        return HaveResolved
            ? $", which have resolved (about {Date(day)}): sync or import them"
            : $", until about {Date(day)}";
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
