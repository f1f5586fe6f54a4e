using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows;

/// <summary>Which rounds a question is about, by number, date or the name of an era.</summary>
/// <param name="From">First round, or the day from which rounds opened; null for no bound.</param>
/// <param name="To">Last round, or the day until which rounds opened; null for no bound.</param>
/// <param name="Since">Name of an era, a rule or a fresh start of the registry at whose first round to begin; null for none.</param>
public sealed record RoundRange(RoundBound? From = null, RoundBound? To = null, string? Since = null)
{
    // The tournament began in 2015.
    private const int FirstYear = 2015;
    private const int LastYear = 2099;

    /// <summary>Every round.</summary>
    public static RoundRange All { get; } = new();

    /// <summary>First and last round number.</summary>
    /// <returns>A refusal where the era is not known or the range ends before it begins.</returns>
    public Outcome<(int From, int To)> Resolve(AsOfView view)
    {
        if ((LooksLikeYear(view, From) ?? LooksLikeYear(view, To)) is { } year)
            return new Refusal(
                "year-as-round",
                $"{year} is a round number here, and round {year} has not opened yet. For the year write its first day, {year}-01-01, or its last, {year}-12-31."
            );
        var from = From?.FirstRound() ?? 1;
        if (Since is { } era)
        {
            if ((view.Timeline.FirstRoundOf(view.Tournament, era) ?? FirstRoundOfEpoch(view, era)) is not { } first)
                return UnknownEra(view, era);
            from = Math.Max(from, first);
        }
        var to = To?.LastRound() ?? int.MaxValue;
        return from <= to
            ? (from, to)
            : new Refusal("empty-range", $"The range ends (round {to}) before it begins (round {from}).");
    }

    /// <summary>A number that is a year, and of a round that nobody can ask about yet; null for every other.</summary>
    private static int? LooksLikeYear(AsOfView view, RoundBound? bound) =>
        bound?.Number is { } number and >= FirstYear and <= LastYear && RoundCalendar.OpenTime(number) > view.AsOf
            ? number
            : null;

    /// <summary>A fresh start of the registry is an era of the owner's own.</summary>
    private static int? FirstRoundOfEpoch(AsOfView view, string name) =>
        Epochs(view).FirstOrDefault(e => e.Key == RegistryNames.Key(name))?.From;

    private static IEnumerable<EvidenceEpoch> Epochs(AsOfView view) =>
        view.Registry.Epochs.Where(e => e.Tournament == view.Tournament);

    /// <summary>The first day of what was typed as a day, a month or a year; null for every other text.</summary>
    private static string? DayOf(string text) =>
        new[] { text, $"{text}-01", $"{text}-01-01" }.FirstOrDefault(day =>
            DateOnly.TryParseExact(day, "yyyy-MM-dd", out var read) && read.Year is >= FirstYear and <= LastYear
        );

    private static Refusal UnknownEra(AsOfView view, string era)
    {
        var known = view
            .Timeline.Eras.Where(e => e.Tournament == view.Tournament)
            .Select(e => e.Name)
            .Concat(Epochs(view).Select(e => e.Name))
            .Distinct()
            .ToList();
        var hint = NameSuggestions.Meant(known, era) is { } meant ? $" Did you mean {meant}?" : "";
        return new Refusal(
            "unknown-era",
            DayOf(era) is { } day
                ? (Notice)
                    $"'{era}' is {(era.Length == day.Length ? "a day" : "a date")}, and {Notice.Option("since")} takes the name of an era: write {Notice.Option("from")} {day}. Eras: {string.Join(", ", known)}."
                : (Notice)
                    $"No era '{era}' is known for {view.Tournament.Slug()}.{hint} Known: {string.Join(", ", known)}, or the id of a rule."
        );
    }
}

/// <summary>An end of a range: a round number or a day.</summary>
public readonly record struct RoundBound
{
    private readonly int _round;
    private readonly DateOnly _day;

    /// <summary>A round number.</summary>
    public RoundBound(int round) => (_round, _day) = (round, default);

    /// <summary>A day (UTC).</summary>
    public RoundBound(DateOnly day) => (_round, _day) = (0, day);

    /// <summary>Whether it is a day, and not a round number.</summary>
    public bool IsDay => _round == 0;

    /// <summary>Reads a number or an ISO date.</summary>
    public static bool TryParse(string text, out RoundBound bound)
    {
        if (int.TryParse(text, out var round) && round is > 0 and <= RoundCalendar.LargestRound)
        {
            bound = new RoundBound(round);
            return true;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            bound = new RoundBound(day);
            return true;
        }
        bound = default;
        return false;
    }

    /// <summary>The round that was named; null for a day.</summary>
    public int? Number => _day == default ? _round : null;

    /// <summary>The first round inside, read as a beginning.</summary>
    public int FirstRound() => _day == default ? _round : RoundCalendar.FirstRoundFrom(_day);

    /// <summary>The last round inside, read as an end.</summary>
    public int LastRound() => _day == default ? _round : RoundCalendar.LastRoundUntil(_day);
}

/// <summary>Which rounds of a range take part.</summary>
public enum RoundState
{
    /// <summary>Rounds whose resolve time has passed.</summary>
    Resolved,

    /// <summary>Rounds whose resolve time lies ahead.</summary>
    Unresolved,

    /// <summary>Both.</summary>
    All,
}
