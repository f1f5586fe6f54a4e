using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>The pipeline's state, tiers and the season.</summary>
internal static class MiscFields
{
    private const int QualifyingRounds = 20;

    private static readonly string[] Words = ["classic", "signals", "crypto"];

    /// <summary>The pipeline's work of a scoring day, as far as it has got; on a Sunday and a Monday that of the Saturday before.</summary>
    private sealed record Pipeline(string Word, DateTimeOffset Day, DateTimeOffset Now)
    {
        public bool IsScoringDay => Day.DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Monday);

        public DateTimeOffset? At(double hours)
        {
            var run = Day;
            while (run.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday)
                run = run.AddDays(-1);
            var time = run.AddHours(hours);
            return time <= Now ? time : null;
        }
    }

    private sealed record Tier(
        int Year,
        int Number,
        string Name,
        int? TopRank,
        decimal? TopShare,
        RoundFields.Row Tournament
    );

    private sealed record Season(ApiRequest Request, Tournament Tournament, int First, int Last);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("pipelineStatus", FindPipeline);
        query.Field("grandmasterTierConfigs", (r, a) => Tiers(r, ApiRequest.Tournament(a)));
        query.Field("seasonAccountSummary", (r, a) => new[] { CreateSeason(r, ApiRequest.Tournament(a)) });
        bindings
            .Type<Pipeline>("PipelineStatus")
            .Field("tournament", p => p.Word)
            .Field("isScoringDay", p => p.IsScoringDay)
            .Field("startedAt", p => p.At(13))
            .Field("dataReadyAt", p => p.At(14))
            .Field("scoredAt", p => p.At(15.5))
            .Field("resolvedAt", p => p.At(20));
        bindings
            .Type<Tier>("GrandmasterTierConfig")
            .Field("year", t => t.Year)
            .Field("tierNumber", t => t.Number)
            .Field("tierName", t => t.Name)
            .Field("topXRank", t => t.TopRank)
            .Field("topXPct", t => t.TopShare)
            .Field("minimumStakeSubs", _ => QualifyingRounds)
            .Field("tournament", t => t.Tournament);
        BindTotals(bindings);
    }

    private static void BindTotals(Bindings bindings)
    {
        bindings
            .Type<Season>("SeasonAccountSummary")
            .Field("tournament", s => (int)s.Tournament)
            .Field("year", s => s.Request.View.Now.Year)
            .Field("roundNumberStart", s => s.First)
            .Field("roundNumberEnd", s => s.Last)
            .Field("roundsLeft", s => Math.Max(0, s.Last - s.Request.View.Newest(s.Tournament)))
            .Field("participants", s => s.Request.View.Accounts.Count)
            .Field("minQualifyingSubmissions", _ => QualifyingRounds)
            .Field("numQualifyingSubmissions", s => Qualified(s));
    }

    private static Pipeline FindPipeline(ApiRequest request, Arguments arguments)
    {
        var word = arguments.Text("tournament") ?? Words[0];
        return Words.Contains(word)
            ? new Pipeline(word, Day(arguments.Text("date"), request.View.Now), request.View.Now)
            : throw new GraphQlException($"this sandbox does not serve tournament \"{word}\"");
    }

    /// <summary>The day that is asked for; a client's own today may lie after that of a world whose clock stands.</summary>
    private static DateTimeOffset Day(string? date, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var isDay = DateTimeOffset.TryParse(
            date,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var day
        );
        return isDay && day < today ? day : today;
    }

    /// <summary>The titles of Classic; how many slots each brings is not public.</summary>
    private static Tier[] Tiers(ApiRequest request, Tournament tournament)
    {
        var (year, row) = (request.View.Now.Year, new RoundFields.Row(request, tournament));
        return
        [
            new(year, 1, "Grandmaster", 1, null, row),
            new(year, 2, "Master", 10, null, row),
            new(year, 3, "Expert", 100, null, row),
            new(year, 4, "Researcher", null, 0.33m, row),
            new(year, 5, "Contributor", null, 0.67m, row),
            new(year, 6, "Apprentice", null, 1m, row),
        ];
    }

    private static Season CreateSeason(ApiRequest request, Tournament tournament)
    {
        var year = request.View.Now.Year;
        return new Season(
            request,
            tournament,
            RoundCalendar.FirstRoundFrom(new DateOnly(year, 1, 1)),
            RoundCalendar.LastRoundUntil(new DateOnly(year, 12, 31))
        );
    }

    /// <summary>Rounds of the season with an on-time submission and at least one NMR at risk in all.</summary>
    private static int Qualified(Season season) =>
        season
            .Request.OwnModels()
            .Where(m => m.Tournament == season.Tournament)
            .SelectMany(m => season.Request.Profile(m).Performances)
            .Where(p => p.Round.Number >= season.First && p.Round.Number <= season.Last && p.Status == "on-time")
            .GroupBy(p => p.Round.Number)
            .Count(g => g.Sum(p => p.AtRisk ?? 0m) >= 1m);
}
