using System.Text.Json;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>Questions as clients of earlier years ask them: fields that the newest schema no longer prints are answered, if with null.</summary>
public sealed class OlderClientTests
{
    [Fact]
    public async Task Wide_rows_of_the_old_profile_have_every_column_that_frames_had()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var data = await client.DataAsync(
            """
            query($username: String!) { v3UserProfile(modelName: $username) { roundModelPerformances {
              corr corr20V2 corr20V2Percentile corr20d corr20dPercentile corrMultiplier corrPercentile corrWMetamodel tc tcPercentile ic
              icPercentile fnc fncPercentile fncV3 fncV3Percentile mmc mmc20d mmc20dPercentile mmcMultiplier mmcPercentile payout roundNumber
              roundOpenTime roundPayoutFactor roundResolveTime roundResolved roundTarget selectedStakeValue tcMultiplier } } }
            """,
            new { username = "amber_anchor" }
        );
        var row = data.GetProperty("v3UserProfile").GetProperty("roundModelPerformances")[0];
        row.EnumerateObject().Count().ShouldBe(30);
        row.GetProperty("icPercentile").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Account_with_the_submissions_of_its_models_is_answered()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var data = await client.DataAsync(
            "query { account { username walletAddress availableNmr models { id name submissions { id filename } v2Stake { status txHash } } apiTokens { name public_id scopes } } }",
            key: true
        );
        data.GetProperty("account")
            .GetProperty("models")[0]
            .GetProperty("submissions")
            .GetArrayLength()
            .ShouldBeGreaterThan(10);
        data.GetProperty("account")
            .GetProperty("apiTokens")[0]
            .GetProperty("public_id")
            .GetString()
            .ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Wallet_transactions_are_a_list_that_a_client_can_walk()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var data = await client.DataAsync(
            "query { account { walletTxns { amount from status to time tournament txHash type } } }",
            key: true
        );
        data.GetProperty("account").GetProperty("walletTxns").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task Leaderboards_of_both_tournaments_have_their_older_columns()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var data = await client.DataAsync(
            """
            query($limit: Int! $offset: Int!) {
              v2Leaderboard(limit: $limit offset: $offset) { nmrStaked rank username corrRep mmcRep tcRep fncV3Rep return_1_day }
              signalsLeaderboard(limit: $limit offset: $offset) { prevRank rank sharpe today username mmc mmcRank nmrStaked icRank icRep tcRep tcRank }
            }
            """,
            new { limit = 3, offset = 0 }
        );
        data.GetProperty("v2Leaderboard").GetArrayLength().ShouldBe(3);
        data.GetProperty("signalsLeaderboard").GetArrayLength().ShouldBe(3);
    }
}
