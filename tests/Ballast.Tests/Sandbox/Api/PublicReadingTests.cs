using System.Globalization;
using System.Text.Json;
using Ballast.Tests.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Api;

/// <summary>What other public clients read, in their selections: the values are there, agree with one another and are of a sensible size.</summary>
public sealed class PublicReadingTests
{
    public static TheoryData<string> Ages => ["2023-07-13", "2026-05-13", "2027-01-20"];

    [Theory]
    [MemberData(nameof(Ages))]
    public async Task Overviews_HoldWhatAccountsHold(string day)
    {
        await using var client = await StartAsync(day);
        foreach (
            var (query, tournament) in new[]
            {
                ("tournamentOverview", 8),
                ("signalsLeaderboardOverview", 11),
                ("cryptosignalsLeaderboardOverview", 12),
            }
        )
        {
            var data = await client.DataAsync(
                $$"""
                { o: {{query}} { totalAccounts stakedAccountsLtm stakedSubmissions totalAtStake totalStakes
                    stakedAccounts { count date } stakedModels { count date } totalAtStakeValues { time value delta } returns { oneYear } }
                  v: v2TournamentOverview(tournament: {{tournament}}) { totalAtStake totalAtRisk totalStakes stakedSubmissions stakedModels { count } }
                  accountLeaderboard(tournament: {{tournament}}) { nmrStaked } }
                """
            );
            var overview = data.GetProperty("o");
            var held = data.GetProperty("accountLeaderboard").EnumerateArray().Sum(a => Nmr(a, "nmrStaked"));
            Nmr(overview, "totalAtStake").ShouldBeGreaterThanOrEqualTo(held);
            Nmr(overview, "totalAtStake").ShouldBe(Nmr(data.GetProperty("v"), "totalAtStake"));
            if (held == 0)
                continue;
            overview.GetProperty("totalStakes").GetInt32().ShouldBeInRange(1, 8);
            overview
                .GetProperty("stakedModels")
                .EnumerateArray()
                .Last()
                .GetProperty("count")
                .GetInt32()
                .ShouldBeInRange(1, 8);
            Nmr(overview.GetProperty("totalAtStakeValues").EnumerateArray().Last(), "value")
                .ShouldBe(Nmr(overview, "totalAtStake"));
            data.GetProperty("v").GetProperty("stakedSubmissions").GetInt32().ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public async Task Returns_AreShares_AndTheAccountsAgreeWithTheirModels(string day)
    {
        await using var client = await StartAsync(day);
        var data = await client.DataAsync(
            """
            { v2Leaderboard { username return_1_day return_13_weeks return_52_weeks }
              accountLeaderboard { username nmrStaked return3m return1y returnAllTime return1yNmr }
              accountProfile(username: "captain") { returns { threeMonths oneYear allTime oneYearNmr } }
              account { returns(tournament: 8) { oneDay oneDayNmr threeMonths oneYear allTime oneYearNmr } models { name tournament returns { oneYearNmr oneDay } } } }
            """,
            key: true
        );
        foreach (var row in data.GetProperty("v2Leaderboard").EnumerateArray())
        {
            Share(row, "return_13_weeks")?.ShouldBeInRange(-1m, 3m);
            Share(row, "return_52_weeks")?.ShouldBeInRange(-1m, 10m);
            Share(row, "return_1_day")?.ShouldBeInRange(-1m, 1m);
        }
        var own = data.GetProperty("account").GetProperty("returns");
        Share(own, "oneYear").ShouldNotBeNull();
        var page = data.GetProperty("accountProfile").GetProperty("returns");
        foreach (var field in new[] { "threeMonths", "oneYear", "allTime" })
            Share(page, field).ShouldBe(Share(own, field));
        var row0 = data.GetProperty("accountLeaderboard")
            .EnumerateArray()
            .Single(a => a.GetProperty("username").GetString() == "captain");
        Share(row0, "return1y").ShouldBe(Share(own, "oneYear"));
        Nmr(row0, "return1yNmr").ShouldBe(Nmr(own, "oneYearNmr"));
        data.GetProperty("account")
            .GetProperty("models")
            .EnumerateArray()
            .Where(m => m.GetProperty("tournament").GetInt32() == 8)
            .Sum(m => Nmr(m.GetProperty("returns"), "oneYearNmr"))
            .ShouldBe(Nmr(own, "oneYearNmr"));
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public async Task Stakes_DayByDay_AddUp_AndEndWithTodays(string day)
    {
        await using var client = await StartAsync(day);
        var data = await client.DataAsync(
            """
            { account { totalStakeValues(tournament: 8) { time value delta } }
              accountProfile(username: "captain") { totalStake totalStakeTs { date value delta } models { displayName stake } }
              v3UserProfile(modelName: "amber_anchor") { stakeValue stakeValues { time value delta } } }
            """,
            key: true
        );
        var page = data.GetProperty("accountProfile");
        AddsUp(page.GetProperty("totalStakeTs"), Nmr(page, "totalStake"));
        AddsUp(data.GetProperty("account").GetProperty("totalStakeValues"), Nmr(page, "totalStake"));
        var model = data.GetProperty("v3UserProfile");
        AddsUp(model.GetProperty("stakeValues"), Nmr(model, "stakeValue"));
        page.GetProperty("models").EnumerateArray().Sum(m => Nmr(m, "stake")).ShouldBe(Nmr(page, "totalStake"));
    }

    [Fact]
    public async Task DailyRanks_AreThoseOfTheBoard()
    {
        await using var client = await StartAsync("2026-05-13");
        var data = await client.DataAsync(
            """
            { v3UserProfile(modelName: "amber_anchor") { latestRanks { mmc corr20V2 } latestReps { mmc }
                dailyModelPerformances { date mmcRank mmcRep corrRank corr20dRep corr20dRank fncV3Rank return_13_weeks } }
              v2Leaderboard { username rank mmcRep } }
            """
        );
        var profile = data.GetProperty("v3UserProfile");
        var days = profile.GetProperty("dailyModelPerformances").EnumerateArray().ToList();
        days.Count.ShouldBeGreaterThan(40);
        foreach (var field in new[] { "mmcRank", "corrRank", "corr20dRank", "fncV3Rank" })
            days.ShouldAllBe(d => d.GetProperty(field).GetInt32() >= 1 && d.GetProperty(field).GetInt32() <= 8);
        var better = data.GetProperty("v2Leaderboard")
            .EnumerateArray()
            .Count(m => Share(m, "mmcRep") > Share(profile.GetProperty("latestReps"), "mmc"));
        profile.GetProperty("latestRanks").GetProperty("mmc").GetInt32().ShouldBe(better + 1);
    }

    [Fact]
    public async Task StakeInfo_SaysWhatTheNewestRoundPays()
    {
        const string Query =
            "{ v3UserProfile(modelName: \"amber_anchor\") { stakeInfo { corrMultiplier mmcMultiplier tcMultiplier takeProfit } } v2Leaderboard { payout_selection_tc_multiplier } }";
        await using var legacy = await StartAsync("2026-05-13");
        var info = (await legacy.DataAsync(Query)).GetProperty("v3UserProfile").GetProperty("stakeInfo");
        (info.GetProperty("corrMultiplier").GetDecimal(), info.GetProperty("mmcMultiplier").GetDecimal()).ShouldBe(
            (0.75m, 2.25m)
        );
        info.GetProperty("takeProfit").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
        await using var chosen = await StartAsync("2023-07-13");
        var board = (await chosen.DataAsync(Query)).GetProperty("v2Leaderboard").EnumerateArray();
        board
            .Select(r => r.GetProperty("payout_selection_tc_multiplier").GetDecimal())
            .ShouldAllBe(m => new[] { 0m, 0.5m, 1m, 1.5m, 2m, 2.5m, 3m }.Contains(m));
    }

    [Fact]
    public async Task Withdrawal_IsInTheWallet_AndConfirmedLater()
    {
        await using var client = await StartAsync("2026-05-13");
        const string Wallet =
            "{ account { availableNmr walletTxns { amount from status to time tournament txHash type } pendingTxns { amount } } }";
        var before = await client.DataAsync(Wallet, key: true);
        await client.DataAsync(
            "mutation { v2WithdrawNmr(nmrAmount: \"1.5\", password: \"x\", toAddress: \"0xabc\") { status value } }",
            key: true
        );
        var after = (await client.DataAsync(Wallet, key: true)).GetProperty("account");
        Nmr(after, "availableNmr").ShouldBe(Nmr(before.GetProperty("account"), "availableNmr") - 1.5m);
        after.GetProperty("pendingTxns").GetArrayLength().ShouldBe(1);
        client.Server.MoveClock(client.Server.Now.AddHours(1));
        var line = (await client.DataAsync(Wallet, key: true)).GetProperty("account").GetProperty("walletTxns")[0];
        (Nmr(line, "amount"), line.GetProperty("to").GetString(), line.GetProperty("status").GetString()).ShouldBe(
            (1.5m, "0xabc", "confirmed")
        );
        line.GetProperty("txHash").GetString()!.Length.ShouldBe(66);
    }

    [Fact]
    public async Task NamesScopesAndTriggers_AreAnswered()
    {
        await using var client = await StartAsync("2026-05-13");
        var id = await client.OwnModelAsync();
        var data = await client.DataAsync(
            """
            { taken: modelNameAvailable(name: "Amber_Anchor", tournament: 8) other: modelNameAvailable(name: "amber_anchor", tournament: 99)
              free: modelNameAvailable(name: "neu", tournament: 8) empty: modelNameAvailable(name: "", tournament: 8)
              account: accountNameAvailable(name: "captain") apiTokenScopes { name description } computePickles { id }
              model { latestSubmission { id filename round { number } validationCorrelation validationMmcMean validationSharpe } computeLiteEnabled
                isComputeWeekdayEnabled computePickleUpload { id } signalsSubmissions { id } }
              user { username v2Stake { status } apiTokens { public_id } } }
            """,
            key: true
        );
        data.GetProperty("taken").GetBoolean().ShouldBeFalse();
        data.GetProperty("other").GetBoolean().ShouldBeTrue();
        data.GetProperty("free").GetBoolean().ShouldBeTrue();
        data.GetProperty("empty").GetBoolean().ShouldBeFalse();
        data.GetProperty("account").GetBoolean().ShouldBeFalse();
        data.GetProperty("apiTokenScopes")
            .EnumerateArray()
            .Select(s => s.GetProperty("name").GetString())
            .ShouldBe(Ballast.Sandbox.Api.SandboxKey.AllScopes, ignoreOrder: true);
        var trigger = (
            await client.DataAsync(
                "mutation($id: String!) { triggerModelWebhook(modelId: $id) }",
                new { id },
                key: true
            )
        )
            .GetProperty("triggerModelWebhook")
            .GetString();
        var log = await client.DataAsync(
            "query($id: ID!) { triggerLogs(triggerId: $id) { message timestamp } none: triggerLogs(triggerId: \"x\") { message } }",
            new { id = trigger },
            key: true
        );
        log.GetProperty("triggerLogs")[0]
            .GetProperty("timestamp")
            .GetInt64()
            .ShouldBe(client.Server.Now.ToUnixTimeSeconds());
        log.GetProperty("none").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Pipeline_IsAsFarAsTheDay_AndRestsOnSundays()
    {
        const string Query =
            "{ pipelineStatus { isScoringDay startedAt scoredAt resolvedAt } later: pipelineStatus(date: \"2031-01-01\") { scoredAt } }";
        await using var client = await StartAsync("2026-05-13");
        var now = await client.DataAsync(Query);
        now.GetProperty("pipelineStatus").GetProperty("scoredAt").GetString().ShouldBe("2026-05-13T15:30:00Z");
        now.GetProperty("pipelineStatus").GetProperty("resolvedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        now.GetProperty("later").GetProperty("scoredAt").GetString().ShouldBe("2026-05-13T15:30:00Z");
        client.Server.MoveClock(new DateTimeOffset(2026, 5, 17, 18, 0, 0, TimeSpan.Zero));
        var sunday = (await client.DataAsync(Query)).GetProperty("pipelineStatus");
        sunday.GetProperty("isScoringDay").GetBoolean().ShouldBeFalse();
        sunday.GetProperty("resolvedAt").GetString().ShouldBe("2026-05-16T20:00:00Z");
        (await client.ErrorAsync("{ pipelineStatus(tournament: \"x\") { scoredAt } }")).ShouldBe(
            "this sandbox does not serve tournament \"x\""
        );
    }

    private static void AddsUp(JsonElement rows, decimal today)
    {
        var days = rows.EnumerateArray().ToList();
        days.Count.ShouldBeGreaterThan(200);
        for (var i = 1; i < days.Count; i++)
            Nmr(days[i], "value").ShouldBe(Nmr(days[i - 1], "value") + Nmr(days[i], "delta"));
        Nmr(days[^1], "value").ShouldBe(today);
        days.Select(d => Nmr(d, "value")).Distinct().Count().ShouldBeGreaterThan(10);
    }

    private static decimal Nmr(JsonElement row, string field) =>
        decimal.Parse(row.GetProperty(field).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal? Share(JsonElement row, string field) =>
        row.GetProperty(field) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    private static Task<TestClient> StartAsync(string day) =>
        TestClient.StartAsync(DateTimeOffset.Parse(day + "T18:00:00Z", CultureInfo.InvariantCulture), rounds: 300);
}
