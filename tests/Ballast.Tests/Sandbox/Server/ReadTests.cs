using System.Globalization;
using System.Text.Json;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Sandbox.Server;

public sealed class ReadTests : IAsyncLifetime
{
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await TestClient.StartAsync(TestClient.Legacy);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task An_unknown_model_and_a_crypto_model_have_no_profile()
    {
        var data = await _client.DataAsync(
            "{ a: v3UserProfile(modelName: \"nobody\") { id } b: v3UserProfile(modelName: \"amber_anchor\", tournament: 12) { id } }"
        );
        data.GetProperty("a").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("b").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Round_zero_is_the_current_one_and_the_newest_comes_first()
    {
        var data = await _client.DataAsync(
            "{ a: rounds(number: 0) { number } b: rounds(limit: 2, tournament: 11) { number } }"
        );
        var current = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(TestClient.Legacy.UtcDateTime));
        data.GetProperty("a")[0].GetProperty("number").GetInt32().ShouldBe(current);
        data.GetProperty("b")[0].GetProperty("number").GetInt32().ShouldBe(current);
        data.GetProperty("b")[1].GetProperty("number").GetInt32().ShouldBe(current - 1);
    }

    [Fact]
    public async Task A_round_tells_what_it_pays()
    {
        var data = await _client.DataAsync(
            "{ rounds(number: 1220) { stakeThreshold payoutFactor roundScoreConfigs { name version displayName isPayout defaultMultiplier totalScoreDays clipThreshold } } }"
        );
        var paid = data.GetProperty("rounds")[0]
            .GetProperty("roundScoreConfigs")
            .EnumerateArray()
            .Where(c => c.GetProperty("isPayout").GetBoolean())
            .ToDictionary(
                c => c.GetProperty("displayName").GetString()!,
                c => c.GetProperty("defaultMultiplier").GetDecimal()
            );
        paid.ShouldBe(new Dictionary<string, decimal> { ["v2_corr20"] = 0.75m, ["mmc"] = 2.25m }, ignoreOrder: true);
        data.GetProperty("rounds")[0].GetProperty("payoutFactor").ValueKind.ShouldBe(JsonValueKind.String);
        data.GetProperty("rounds")[0].GetProperty("stakeThreshold").GetDecimal().ShouldBe(72000m);
    }

    [Fact]
    public async Task The_payout_factor_is_null_before_scoring_starts()
    {
        var data = await _client.DataAsync("{ rounds(number: 0) { payoutFactor scoreTime } }");
        data.GetProperty("rounds")[0].GetProperty("payoutFactor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Amounts_are_decimal_texts_with_eighteen_places_and_zero_is_0E_18()
    {
        var data = await _client.DataAsync("{ account { availableNmr availableStakeCredit } }", key: true);
        var account = data.GetProperty("account");
        account.GetProperty("availableStakeCredit").GetString().ShouldBe("0E-18");
        account.GetProperty("availableNmr").GetString()!.Split('.')[1].Length.ShouldBe(18);
    }

    [Fact]
    public async Task Payouts_over_the_wire_follow_from_what_the_wire_tells_to_the_last_place()
    {
        var id = await _client.OwnModelAsync();
        var data = await _client.DataAsync(
            "query($id: ID!) { v2RoundModelPerformances(modelId: $id, resolvedOnly: true, submittedOnly: true) { roundNumber roundPayoutFactor atRisk corrMultiplier mmcMultiplier submissionScores { displayName value payoutSettled day } } }",
            new { id }
        );
        var rows = data.GetProperty("v2RoundModelPerformances").EnumerateArray().ToList();
        rows.Count.ShouldBeGreaterThan(20);
        foreach (var row in rows)
        {
            var scores = row.GetProperty("submissionScores")
                .EnumerateArray()
                .ToDictionary(s => s.GetProperty("displayName").GetString()!);
            var weighted =
                (row.GetProperty("corrMultiplier").GetDecimal() * scores["v2_corr20"].GetProperty("value").GetDecimal())
                + (row.GetProperty("mmcMultiplier").GetDecimal() * scores["mmc"].GetProperty("value").GetDecimal());
            var share = Math.Clamp(Number(row, "roundPayoutFactor") * weighted, -0.05m, 0.05m);
            Number(scores["mmc"], "payoutSettled").ShouldBe(decimal.Round(Number(row, "atRisk") * share, 18));
            scores["mmc"].GetProperty("day").GetInt32().ShouldBe(20);
        }
    }

    [Fact]
    public async Task Sixty_day_scores_go_on_after_a_twenty_day_round_has_settled()
    {
        var id = await _client.OwnModelAsync();
        const string Query =
            "query($id: ID!) { submissionScores(modelId: $id, displayName: \"mmc60\", distinctOnRound: true) { roundNumber day resolved payoutSettled } }";
        var rows = (await _client.DataAsync(Query, new { id }))
            .GetProperty("submissionScores")
            .EnumerateArray()
            .ToList();
        rows.ShouldContain(r =>
            r.GetProperty("resolved").GetBoolean()
            && r.GetProperty("day").GetInt32() > 20
            && r.GetProperty("day").GetInt32() < 60
        );
    }

    [Fact]
    public async Task The_daily_path_holds_only_days_that_have_come()
    {
        var id = await _client.OwnModelAsync();
        const string Query =
            "query($id: ID!) { submissionScores(modelId: $id, displayName: \"mmc\") { roundNumber day date value } }";
        var rows = (await _client.DataAsync(Query, new { id }))
            .GetProperty("submissionScores")
            .EnumerateArray()
            .ToList();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => r.GetProperty("date").GetDateTimeOffset() <= TestClient.Legacy);
        var (before, after) = (
            rows.Count,
            await _client.DataAsync(Query, new { id }, path: "/graphql?now=2026-05-14T18:00:00Z")
        );
        after.GetProperty("submissionScores").GetArrayLength().ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Leaderboards_come_in_pages_without_gaps_or_repeats()
    {
        var all = await _client.DataAsync("{ v2Leaderboard(limit: 1000) { username rank nmrStaked } }");
        var names = Names(all);
        var first = Names(await _client.DataAsync("{ v2Leaderboard(limit: 3) { username } }"));
        var second = Names(await _client.DataAsync("{ v2Leaderboard(limit: 30, offset: 3) { username } }"));
        first.Concat(second).ShouldBe(names);
        names.Distinct().Count().ShouldBe(8);
        var accounts = await _client.DataAsync("{ accountLeaderboard(tournament: 12) { username rank mmc } }");
        accounts.GetProperty("accountLeaderboard")[0].GetProperty("rank").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_holds_five_hundred_rows_at_most()
    {
        await using var client = await TestClient.StartAsync(
            new()
            {
                Now = TestClient.Legacy,
                Rounds = 2,
                RoundsAhead = 1,
                Models = 620,
                SignalsModels = 0,
                CryptoModels = 0,
            }
        );
        Names(await client.DataAsync("{ v2Leaderboard(limit: 10000) { username } }"))
            .Count.ShouldBeLessThanOrEqualTo(500);
    }

    [Fact]
    public async Task Names_stay_text_and_the_account_page_leads_to_the_ids()
    {
        var data = await _client.DataAsync(
            "{ accountProfile(username: \"captain\") { models { id displayName stake } totalStake } }"
        );
        var models = data.GetProperty("accountProfile").GetProperty("models").EnumerateArray().ToList();
        models.Sum(m => Number(m, "stake")).ShouldBe(Number(data.GetProperty("accountProfile"), "totalStake"));
        var all = await _client.DataAsync("{ v2Leaderboard { username } }");
        Names(all).ShouldContain("2e10e122");
    }

    [Fact]
    public async Task The_last_day_of_a_models_daily_reputations_agrees_with_its_latest()
    {
        var data = await _client.DataAsync(
            "{ v3UserProfile(modelName: \"amber_anchor\") { latestReps { mmc } dailyModelPerformances { date mmcRep } } }"
        );
        var profile = data.GetProperty("v3UserProfile");
        var days = profile.GetProperty("dailyModelPerformances");
        days[0].GetProperty("date").GetString().ShouldBe("2026-05-13T00:00:00Z");
        days[0]
            .GetProperty("mmcRep")
            .GetDecimal()
            .ShouldBe(profile.GetProperty("latestReps").GetProperty("mmc").GetDecimal());
    }

    [Fact]
    public async Task The_clock_is_moved_by_a_post_and_payouts_settle()
    {
        var id = await _client.OwnModelAsync();
        const string Query =
            "query($id: ID!) { v2RoundModelPerformances(modelId: $id, resolvedOnly: true) { roundNumber } }";
        var before = (await _client.DataAsync(Query, new { id }))
            .GetProperty("v2RoundModelPerformances")
            .GetArrayLength();
        using var moved = await _client.PostAsync(new { now = "2026-06-13T18:00:00Z" }, path: "/clock");
        ((int)moved.StatusCode).ShouldBe(200);
        var after = (await _client.DataAsync(Query, new { id }))
            .GetProperty("v2RoundModelPerformances")
            .GetArrayLength();
        after.ShouldBeGreaterThan(before + 15);
        using var nonsense = await _client.PostAsync(new { now = "soon" }, path: "/clock");
        ((int)nonsense.StatusCode).ShouldBe(400);
        _client.Server.Now.ShouldBe(new DateTimeOffset(2026, 6, 13, 18, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Pending_payouts_become_actual_ones()
    {
        const string Query =
            "{ pendingModelPayouts(tournament: 8) { actual { roundNumber payoutNmr } pending { roundNumber payoutNmr roundResolveTime } } }";
        var payouts = (await _client.DataAsync(Query, key: true)).GetProperty("pendingModelPayouts");
        var pending = payouts
            .GetProperty("pending")
            .EnumerateArray()
            .Select(p => p.GetProperty("roundNumber").GetInt32())
            .ToList();
        var actual = payouts
            .GetProperty("actual")
            .EnumerateArray()
            .Select(p => p.GetProperty("roundNumber").GetInt32())
            .ToList();
        pending.Min().ShouldBeGreaterThan(actual.Max());
        payouts.GetProperty("pending")[0].GetProperty("roundResolveTime").GetString()!.Length.ShouldBe(10);
    }

    [Fact]
    public async Task Requests_are_counted()
    {
        _client.Server.Requests.Reset();
        await _client.DataAsync("{ tournaments { tournament } rounds(limit: 1) { number } }");
        await _client.DataAsync("{ rounds(limit: 1) { number } }");
        _client.Server.Requests.Total.ShouldBe(2);
        _client.Server.Requests.ByField["rounds"].ShouldBe(2);
    }

    private static List<string> Names(JsonElement data) =>
        [.. data.GetProperty("v2Leaderboard").EnumerateArray().Select(m => m.GetProperty("username").GetString()!)];

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
