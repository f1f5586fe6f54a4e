using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>Overviews of tournaments, and the page of Crypto's meta model.</summary>
internal static class OverviewFields
{
    private sealed record DayCount(DateTimeOffset Date, int Count);

    /// <summary>A coin as the made-up meta model sees it.</summary>
    private sealed record Holding(string Symbol, decimal Value, int Rank, decimal? Price);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v2TournamentOverview", (r, a) => new TournamentTotals(r, ApiRequest.Tournament(a)));
        query.Field("tournamentOverview", r => new TournamentTotals(r, Tournament.Classic));
        query.Field("signalsLeaderboardOverview", r => new TournamentTotals(r, Tournament.Signals));
        query.Field("cryptosignalsLeaderboardOverview", r => new TournamentTotals(r, Tournament.Crypto));
        query.Field("cryptosignalsMetaModelPage", r => new TournamentTotals(r, Tournament.Crypto));
        bindings
            .Type<TournamentTotals>("V2Overview")
            .Field("tournament", o => (int)o.Tournament)
            .Field("totalAtRisk", o => o.AtRisk);
        bindings.Type<TournamentTotals>("Overview").Field("totalNetEarnings", o => o.Earned);
        foreach (var type in new[] { "V2Overview", "Overview", "SignalsOverview", "CryptosignalsOverview" })
            BindTotals(bindings, type);
        foreach (var type in new[] { "Overview", "SignalsOverview" })
        {
            bindings
                .Type<TournamentTotals>(type)
                .Field("averageThreeMonthsReturns", PlainMean)
                .Field(
                    "stakeWeightedAverageThreeMonthsReturns",
                    o => ReturnFields.Now(o.Profiles)?.Mean(s => s.Since(o.Now.AddMonths(-3)))
                );
        }
        foreach (var type in new[] { "StakedAccountsCount", "StakedModelsCount" })
            bindings.Type<DayCount>(type).Field("date", d => d.Date).Field("count", d => d.Count);
        BindMetaModel(bindings);
    }

    private static void BindTotals(Bindings bindings, string type)
    {
        var row = bindings
            .Type<TournamentTotals>(type)
            .Field("totalAccounts", o => o.Accounts)
            .Field("totalStakes", o => o.Staked.Count())
            .Field("totalAtStake", o => o.Stake)
            .Field("stakedSubmissions", o => o.StakedSubmissions)
            .Field("stakedAccounts", o => o.AccountDays.Select(d => new DayCount(d.Date, d.Count)))
            .Field("stakedModels", o => o.ModelDays.Select(d => new DayCount(d.Date, d.Count)))
            .Field("returns", o => ReturnFields.Now(o.Profiles));
        if (type != "V2Overview")
        {
            row.Field("totalAtStakeValues", o => o.StakeDays)
                .Field("stakedAccountsLtm", o => o.StakedAccounts)
                .Field("returnsValues", o => ReturnFields.Daily(o.Profiles, ofAYear: false));
        }
    }

    private static void BindMetaModel(Bindings bindings)
    {
        bindings
            .Type<TournamentTotals>("MetaModelPage")
            .Field("tournament", o => (int)o.Tournament)
            .Field("lastUpdated", o => o.Now.AddHours(-o.Now.UtcDateTime.Hour).AddMinutes(-o.Now.Minute))
            .Field("totalAtStake", o => o.Stake)
            .Field("totalStakes", o => o.Staked.Count())
            .Field("tableData", o => Holdings(o.Now));
        bindings
            .Type<Holding>("MetaModelHolding")
            .Field("symbol", h => h.Symbol)
            .Field("value", h => h.Value)
            .Field("mmRank", h => h.Rank)
            .Field("latestPrice", h => h.Price);
    }

    private static IEnumerable<Holding> Holdings(DateTimeOffset now)
    {
        var day = (int)(now - DateTimeOffset.UnixEpoch).TotalDays;
        return Prices
            .Symbols.Select(s =>
                (Symbol: s, Value: decimal.Round((decimal)new SeededRandom(1, s + " meta model", day).Uniform(), 6))
            )
            .OrderByDescending(s => s.Value)
            .Select((s, i) => new Holding(s.Symbol, s.Value, i + 1, Prices.At(s.Symbol, "USD", now)));
    }

    private static object? PlainMean(TournamentTotals totals)
    {
        var since = totals.Now.AddMonths(-3);
        var returns = totals.Staked.Select(p => p.Return(since)).OfType<decimal>().ToList();
        return returns.Count == 0 ? null : decimal.Round(returns.Average(), 9);
    }
}
