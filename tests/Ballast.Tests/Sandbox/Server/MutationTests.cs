using System.Globalization;
using System.Text.Json;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Sandbox.Server;

public sealed class MutationTests
{
    private const string Account =
        "{ account { availableNmr heldForScheduledStakeIncreases scheduledStakeTxns { model type amount } models { id v2Stake { latestValue stakeValue takeProfit pendingV2ChangeStakeRequest { type status requestedAmount dueDate drain } } } } }";

    [Fact]
    public async Task An_increase_moves_nmr_from_the_wallet_and_shows_as_pending()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        var before = await AccountAsync(client);
        var done = await client.DataAsync(
            "mutation($id: ID!) { increaseStake(modelId: $id, amount: \"3.5\") { id type status requestedAmount dueDate } }",
            new { id },
            true
        );
        done.GetProperty("increaseStake").GetProperty("type").GetString().ShouldBe("increase");
        var after = await AccountAsync(client);
        Number(after, "availableNmr").ShouldBe(Number(before, "availableNmr") - 3.5m);
        Number(after, "heldForScheduledStakeIncreases").ShouldBe(3.5m);
        var stake = Stake(after, id);
        Number(stake, "latestValue").ShouldBe(Number(stake, "stakeValue") + 3.5m);
        stake.GetProperty("pendingV2ChangeStakeRequest").GetProperty("type").GetString().ShouldBe("increase");
        client.Server.MoveClock(TestClient.Legacy.AddDays(1));
        Number(Stake(await AccountAsync(client), id), "stakeValue")
            .ShouldBeGreaterThan(Number(Stake(before, id), "stakeValue") + 3m);
    }

    [Fact]
    public async Task A_release_is_pending_until_it_is_due_and_can_be_cancelled()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        var done = await client.DataAsync(
            "mutation($id: String!) { v2ChangeStake(modelId: $id, tournamentNumber: 8, type: \"decrease\", value: \"0.5\") { id dueDate status } }",
            new { id },
            true
        );
        var due = done.GetProperty("v2ChangeStake").GetProperty("dueDate").GetDateTimeOffset();
        due.ShouldBe(
            RoundCalendar.ResolveTime(
                RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(TestClient.Legacy.UtcDateTime))
            )
        );
        const string Again = "mutation($id: ID!) { releaseStake(modelId: $id, amount: \"0.5\") { id } }";
        (await client.ErrorAsync(Again, new { id }, true)).ShouldBe("A stake release is already pending");
        const string Cancel =
            "mutation($id: ID!) { cancelPendingStakeRelease(modelId: $id) { status requestedAmount } }";
        var cancelled = await client.DataAsync(Cancel, new { id }, true);
        cancelled.GetProperty("cancelPendingStakeRelease").GetProperty("status").GetString().ShouldBe("canceled");
        Stake(await AccountAsync(client), id)
            .GetProperty("pendingV2ChangeStakeRequest")
            .ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.DataAsync(Again, new { id }, true))
            .GetProperty("releaseStake")
            .GetProperty("id")
            .GetString()
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_mutations_of_one_request_happen_one_after_the_other()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        var done = await client.DataAsync(
            "mutation($id: ID!) { releaseStake(modelId: $id, amount: \"0.5\") { id } cancelPendingStakeRelease(modelId: $id) { requestedAmount } }",
            new { id },
            true
        );
        done.GetProperty("cancelPendingStakeRelease").GetProperty("requestedAmount").GetString().ShouldBe("0.5");
    }

    [Fact]
    public async Task Take_profit_is_set_and_shown()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        foreach (var on in new[] { true, false })
        {
            await client.DataAsync(
                "mutation($id: ID!, $on: Boolean!) { v3ChangePayoutSelection(modelId: $id, takeProfit: $on, tournamentNumber: 8) }",
                new { id, on },
                true
            );
            Stake(await AccountAsync(client), id).GetProperty("takeProfit").GetBoolean().ShouldBe(on);
        }
    }

    [Theory]
    [InlineData("increaseStake(modelId: $id, amount: \"1\") { id }", "Stake increase must be at least 3 NMR")]
    [InlineData("increaseStake(modelId: $id, amount: \"9999999\") { id }", "Insufficient balance")]
    [InlineData("increaseStake(modelId: $id, amount: \"lots\") { id }", "Invalid amount")]
    [InlineData("increaseStake(modelId: $id, amount: \"-5\") { id }", "Invalid amount")]
    [InlineData("releaseStake(modelId: $id, amount: \"9999999\") { id }", "Insufficient stake")]
    [InlineData("cancelPendingStakeRelease(modelId: $id) { id }", "No pending stake release")]
    [InlineData(
        "v2ChangeStake(modelId: $id, tournamentNumber: 8, type: \"double\", value: \"3\") { id }",
        "Invalid type double"
    )]
    public async Task A_refused_change_is_an_error_in_a_200_and_changes_nothing(string call, string message)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        var before = (await AccountAsync(client)).ToString();
        (await client.ErrorAsync($"mutation($id: ID!) {{ {call} }}", new { id }, true)).ShouldBe(message);
        (await AccountAsync(client)).ToString().ShouldBe(before);
    }

    [Fact]
    public async Task Somebody_elses_model_cannot_be_changed()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var board = await client.DataAsync("{ v2Leaderboard { id } }");
        var own = (await AccountAsync(client))
            .GetProperty("models")
            .EnumerateArray()
            .Select(m => m.GetProperty("id").GetString());
        var other = board
            .GetProperty("v2Leaderboard")
            .EnumerateArray()
            .Select(m => m.GetProperty("id").GetString())
            .First(i => !own.Contains(i));
        (
            await client.ErrorAsync(
                "mutation($id: ID!) { releaseStake(modelId: $id, amount: \"0.1\") { id } }",
                new { id = other },
                true
            )
        ).ShouldBe("Model not found");
    }

    [Fact]
    public async Task After_the_cutover_legacy_mutations_are_refused()
    {
        await using var client = await TestClient.StartAsync(TestClient.Atomic);
        var id = await client.OwnModelAsync();
        (
            await client.ErrorAsync(
                "mutation($id: ID!) { increaseStake(modelId: $id, amount: \"3\") { id } }",
                new { id },
                true
            )
        ).ShouldBe("Legacy staking is disabled for this tournament");
    }

    [Fact]
    public async Task Models_are_added_and_archived()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var added = await client.DataAsync(
            "mutation { addModel(name: \"brand_new\", tournament: 8) { id name v2Stake { stakeValue } } }",
            key: true
        );
        var id = added.GetProperty("addModel").GetProperty("id").GetString();
        (
            await client.ErrorAsync("mutation { addModel(name: \"brand_new\", tournament: 8) { id } }", key: true)
        ).ShouldBe("Model name is already taken");
        await client.DataAsync("mutation($id: ID!) { archiveModel(modelId: $id) { archived } }", new { id }, true);
        (await AccountAsync(client))
            .GetProperty("models")
            .EnumerateArray()
            .ShouldNotContain(m => m.GetProperty("id").GetString() == id);
    }

    private static async Task<JsonElement> AccountAsync(TestClient client) =>
        (await client.DataAsync(Account, key: true)).GetProperty("account");

    private static JsonElement Stake(JsonElement account, string id) =>
        account
            .GetProperty("models")
            .EnumerateArray()
            .First(m => m.GetProperty("id").GetString() == id)
            .GetProperty("v2Stake");

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
