using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>A model's reputation day by day.</summary>
internal static class DailyFields
{
    /// <summary>Calendar days given; the real server gives all, which no client asks for twice.</summary>
    private const int Days = 60;

    private sealed record Day(DateTimeOffset Date, IReadOnlyDictionary<string, decimal> Reputations);

    public static void Bind(Bindings bindings)
    {
        bindings.Type<Profile>("V3UserProfile").Field("dailyModelPerformances", All);
        var day = bindings.Type<Day>("DailyModelPerformance").Field("date", d => d.Date);
        (string Field, string Score)[] fields =
        [
            ("corrRep", "corr"),
            ("corr60Rep", "corr60"),
            ("mmcRep", "mmc"),
            ("tcRep", "tc"),
            ("fncV3Rep", "fnc_v3"),
            ("fncV4Rep", "fnc_v4"),
            ("alphaRep", "alpha"),
            ("mpcRep", "mpc"),
        ];
        foreach (var (field, score) in fields)
            day.Field(field, d => d.Reputations.TryGetValue(score, out var value) ? value : null);
    }

    /// <summary>Newest first, days with scores only: Tuesday to Saturday.</summary>
    private static IEnumerable<Day> All(Profile profile)
    {
        var view = profile.Request.View;
        var resolved = profile
            .Performances.Where(p => p.Round.Resolved)
            .Select(p => (p.Round, view.Latest(p)))
            .ToList();
        var rounds = view.Rounds(profile.Model.Tournament).Where(r => r.Resolved).ToList();
        var today = new DateTimeOffset(view.Now.UtcDateTime.Date, TimeSpan.Zero);
        for (var date = today; date > today.AddDays(-Days); date = date.AddDays(-1))
        {
            if (date.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday)
                continue;
            var (from, to) = (date.AddYears(-1), date);
            var count = rounds.Count(r => r.ResolveTime > from && r.ResolveTime <= to);
            var scores = resolved
                .Where(p => p.Round.ResolveTime > from && p.Round.ResolveTime <= to)
                .SelectMany(p => p.Item2);
            yield return new Day(date, Means(scores, count));
        }
    }

    /// <summary>A missed round counts 0, as in <see cref="Profile.Reputation"/>.</summary>
    private static Dictionary<string, decimal> Means(IEnumerable<ScoreRecord> scores, int rounds) =>
        scores
            .GroupBy(s => s.DisplayName, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => decimal.Round(g.Sum(s => s.Value) / rounds, 12), StringComparer.Ordinal);
}
