using Ballast.Sandbox.Figures;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Returns of models and, weighted by stake, of several together.</summary>
internal static class ReturnFields
{
    /// <summary>Scoring days that the lists of an account and of a model cover (domain notes, quirk 11); public pages have a year.</summary>
    private const int PrivateDays = 25;

    /// <summary>A model's returns as they stood at a moment.</summary>
    internal sealed record Single(Profile Profile, DateTimeOffset At)
    {
        public decimal? Since(DateTimeOffset since) => Profile.Returns.Return(since, At);

        public decimal Earned(DateTimeOffset since) => Profile.Returns.Earned(since, At);

        /// <summary>The stake that weighs the model in a mean.</summary>
        public decimal Weight
        {
            get
            {
                if (At == Profile.Request.View.Now)
                    return Profile.Stake.Shown;
                var midnight = new DateTimeOffset(At.UtcDateTime.Date, TimeSpan.Zero);
                return Profile.Request.Stakes.On(midnight).GetValueOrDefault(Profile.Model.Id);
            }
        }
    }

    /// <summary>The same of several models.</summary>
    internal sealed record Several(IReadOnlyList<Profile> Profiles, DateTimeOffset At)
    {
        /// <summary>Weighted by stake over the models that have a value; null where none of them has a stake.</summary>
        public decimal? Mean(Func<Single, decimal?> value)
        {
            var (sum, total) = (0m, 0m);
            foreach (var single in Profiles.Select(p => new Single(p, At)))
            {
                if (single.Weight is var weight and > 0 && value(single) is { } known)
                    (sum, total) = (sum + (weight * known), total + weight);
            }
            return total == 0 ? null : decimal.Round(sum / total, 9);
        }

        public decimal Sum(Func<Single, decimal> value) => Profiles.Sum(p => value(new Single(p, At)));
    }

    public static void Bind(Bindings bindings)
    {
        foreach (var type in new[] { "Returns", "ReturnsValue" })
        {
            bindings
                .Type<Single>(type)
                .Field("oneDay", r => r.Profile.Day(r.At).Share)
                .Field("oneDayNmr", r => r.Profile.Day(r.At).Nmr)
                .Field("threeMonths", r => r.Since(r.At.AddMonths(-3)))
                .Field("oneYear", r => r.Since(r.At.AddYears(-1)))
                .Field("allTime", r => r.Since(DateTimeOffset.MinValue))
                .Field("threeMonthsNmr", r => r.Earned(r.At.AddMonths(-3)))
                .Field("oneYearNmr", r => r.Earned(r.At.AddYears(-1)))
                .Field("allTimeNmr", r => r.Earned(DateTimeOffset.MinValue));
        }
        bindings.Type<Single>("ReturnsValue").Field("date", r => r.At);
        foreach (var type in new[] { "SwReturns", "SwReturnsValue" })
        {
            bindings
                .Type<Several>(type)
                .Field("threeMonths", r => r.Mean(s => s.Since(r.At.AddMonths(-3))))
                .Field("oneYear", r => r.Mean(s => s.Since(r.At.AddYears(-1))))
                .Field("allTime", r => r.Mean(s => s.Since(DateTimeOffset.MinValue)))
                .Field("threeMonthsNmr", r => r.Sum(s => s.Earned(r.At.AddMonths(-3))))
                .Field("oneYearNmr", r => r.Sum(s => s.Earned(r.At.AddYears(-1))))
                .Field("allTimeNmr", r => r.Sum(s => s.Earned(DateTimeOffset.MinValue)));
        }
        bindings
            .Type<Several>("SwReturns")
            .Field("oneDay", r => r.Mean(s => s.Profile.Day(r.At).Share))
            .Field("oneDayNmr", r => r.Sum(s => s.Profile.Day(r.At).Nmr));
        bindings.Type<Several>("SwReturnsValue").Field("date", r => r.At);
        bindings
            .Type<Several>("NmrReturnStats")
            .Field("sw1dReturn", r => r.Mean(s => s.Profile.Day(r.At).Share))
            .Field("sw3mReturn", r => r.Mean(s => s.Since(r.At.AddMonths(-3))))
            .Field("sw1yReturn", r => r.Mean(s => s.Since(r.At.AddYears(-1))));
        bindings
            .Type<Profile>("V3UserProfile")
            .Field("latestReturns", p => new Single(p, p.Request.View.Now))
            .Field("returns", p => Days(p.Request, true).Select(d => new Single(p, d)));
        bindings
            .Type<Profile>("Model")
            .Field("returns", p => new Single(p, p.Request.View.Now))
            .Field("returnsValues", p => Days(p.Request, false).Select(d => new Single(p, d)))
            .Field("nmrReturns", p => Now([p]));
    }

    /// <summary>The returns of several models together, now.</summary>
    public static Several? Now(IReadOnlyList<Profile> profiles) =>
        profiles.Count == 0 ? null : new Several(profiles, profiles[0].Request.View.Now);

    /// <summary>The same at the end of each day, oldest first.</summary>
    public static IEnumerable<Several> Daily(IReadOnlyList<Profile> profiles, bool ofAYear) =>
        profiles.Count == 0 ? [] : Days(profiles[0].Request, ofAYear).Select(d => new Several(profiles, d));

    private static IEnumerable<DateTimeOffset> Days(ApiRequest request, bool ofAYear)
    {
        var now = request.View.Now;
        var days = ScoringDates.LastYear(now);
        return days.Skip(ofAYear ? 0 : Math.Max(0, days.Count - PrivateDays)).Select(d => ScoringDates.EndOf(d, now));
    }
}
