using Ballast.Sandbox.Figures;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>A model's reputation day by day.</summary>
internal static class DailyFields
{
    /// <summary>Calendar days given; the real server gives all, which no client asks for twice.</summary>
    private const int Days = 60;

    private sealed record Day(Profile Profile, DateTimeOffset Date);

    public static void Bind(Bindings bindings)
    {
        bindings.Type<Profile>("V3UserProfile").Field("dailyModelPerformances", All);
        var day = bindings
            .Type<Day>("DailyModelPerformance")
            .Field("date", d => d.Date)
            .Field("return_13_weeks", d => d.Profile.Returns.Return(d.Date.AddDays(-91), d.Date))
            .Field("return_52_weeks", d => d.Profile.Returns.Return(d.Date.AddDays(-364), d.Date));
        (string Field, string Score)[] fields =
        [
            ("corr", "corr"),
            ("corr20d", "corr"),
            ("corr60", "corr60"),
            ("mmc", "mmc"),
            ("mmc20d", "mmc"),
            ("tc", "tc"),
            ("fncV3", "fnc_v3"),
            ("fncV4", "fnc_v4"),
            ("alpha", "alpha"),
            ("mpc", "mpc"),
        ];
        foreach (var (field, score) in fields)
        {
            day.Field(field + "Rep", d => d.Profile.Scores.Reputation(score, d.Date))
                .Field(field + "Rank", d => d.Profile.Rank(score, d.Date));
        }
    }

    /// <summary>Newest first, days with scores only: Tuesday to Saturday.</summary>
    private static IEnumerable<Day> All(Profile profile)
    {
        var now = profile.Request.View.Now;
        return ScoringDates.Since(now.AddDays(-Days), now).Reverse().Select(d => new Day(profile, d));
    }
}
