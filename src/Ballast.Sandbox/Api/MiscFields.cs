using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>Prices, the pipeline's state, tiers, totals and the season.</summary>
internal static class MiscFields
{
    private const int QualifyingRounds = 20;

    private sealed record Price(string Base, string Target, decimal Value, DateTimeOffset Time);

    private sealed record Pipeline(string Word, DateTimeOffset Day);

    private sealed record Tier(
        int Year,
        int Number,
        string Name,
        int? TopRank,
        decimal? TopShare,
        Tournament Tournament
    );

    private sealed record Overview(ApiRequest Request, Tournament Tournament);

    private sealed record Season(ApiRequest Request, Tournament Tournament, int First, int Last);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("latestNmrPrice", r => PriceAt("NMR", "USD", r.View.Now));
        query.Field(
            "latestCurrencyPrice",
            (r, a) => PriceAt(a.Text("base_symbol")!, a.Text("target_symbol")!, r.View.Now)
        );
        query.Field("pipelineStatus", (r, a) => new Pipeline(a.Text("tournament")!, Day(a.Text("date"), r.View.Now)));
        query.Field("grandmasterTierConfigs", (r, a) => Tiers(ApiRequest.Tournament(a), r.View.Now.Year));
        query.Field("v2TournamentOverview", (r, a) => new Overview(r, ApiRequest.Tournament(a)));
        query.Field("seasonAccountSummary", (r, a) => new[] { CreateSeason(r, ApiRequest.Tournament(a)) });
        bindings.Type<Price>("NmrPrice").Field("priceUsd", p => p.Value).Field("lastUpdated", p => p.Time);
        bindings
            .Type<Price>("SymbolPriceConversion")
            .Field("baseSymbol", p => p.Base)
            .Field("targetSymbol", p => p.Target)
            .Field("price", p => p.Value)
            .Field("lastUpdated", p => p.Time);
        bindings
            .Type<Pipeline>("PipelineStatus")
            .Field("tournament", p => p.Word)
            .Field("isScoringDay", p => p.Day.DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Monday))
            .Field("startedAt", p => p.Day.AddHours(13))
            .Field("dataReadyAt", p => p.Day.AddHours(14))
            .Field("scoredAt", p => p.Day.AddHours(15.5))
            .Field("resolvedAt", p => p.Day.AddHours(20));
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
            .Type<Overview>("V2Overview")
            .Field("tournament", o => (int)o.Tournament)
            .Field("totalAccounts", o => o.Request.View.Accounts.Count)
            .Field("totalStakes", o => o.Request.View.Models.Count(m => m.Tournament == o.Tournament))
            .Field(
                "totalAtStake",
                o => o.Request.View.Rounds(o.Tournament).LastOrDefault(r => r.TotalAtStake != null)?.TotalAtStake
            );
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

    /// <summary>A price that wanders from day to day.</summary>
    private static Price PriceAt(string from, string to, DateTimeOffset now)
    {
        var day = (int)(now - DateTimeOffset.UnixEpoch).TotalDays;
        var noise = new SeededRandom(1, from + to, day).Normal();
        return new Price(from, to, decimal.Round(12.5m + (0.4m * (decimal)noise), 4), now);
    }

    private static DateTimeOffset Day(string? date, DateTimeOffset now) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The titles of Classic; how many slots each brings is not public.</summary>
    private static Tier[] Tiers(Tournament tournament, int year) =>
        [
            new(year, 1, "Grandmaster", 1, null, tournament),
            new(year, 2, "Master", 10, null, tournament),
            new(year, 3, "Expert", 100, null, tournament),
            new(year, 4, "Researcher", null, 0.33m, tournament),
            new(year, 5, "Contributor", null, 0.67m, tournament),
            new(year, 6, "Apprentice", null, 1m, tournament),
        ];

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
