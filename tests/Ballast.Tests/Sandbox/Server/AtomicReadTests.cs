using System.Numerics;
using System.Text.Json;

namespace Ballast.Tests.Sandbox.Server;

public sealed class AtomicReadTests
{
    [Fact]
    public async Task Claims_are_what_was_locked_plus_payout_less_burn_in_wei()
    {
        await using var client = await TestClient.StartAsync(TestClient.Atomic, rounds: 140);
        var wallet = await WalletAsync(client);
        const string Query =
            "query($w: String!, $t: Int!) { v3StakeClaims(staker: $w, tournamentId: $t) { roundId apiModelId modelId payoutAmountWei burnAmountWei claimableAmountWei proof merkleRoot } }";
        var found = 0;
        foreach (var tournament in new[] { 8, 12 })
        {
            var claims = (await client.DataAsync(Query, new { w = wallet, t = tournament }, true)).GetProperty(
                "v3StakeClaims"
            );
            foreach (var claim in claims.EnumerateArray())
            {
                found++;
                (Wei(claim, "payoutAmountWei") * Wei(claim, "burnAmountWei")).ShouldBe(BigInteger.Zero);
                Wei(claim, "claimableAmountWei").ShouldBeGreaterThanOrEqualTo(Wei(claim, "payoutAmountWei"));
            }
        }
        found.ShouldBeGreaterThan(0);
        var nobody = await client.DataAsync(Query, new { w = "0x00", t = 8 }, true);
        nobody.GetProperty("v3StakeClaims").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_position_shows_as_at_risk_and_as_a_strategy_stake_with_its_hash()
    {
        await using var client = await TestClient.StartAsync(TestClient.Atomic, rounds: 140);
        var id = await client.OwnModelAsync();
        var data = await client.DataAsync(
            "query($id: ID!) { stakeTransactions(modelId: $id, type: \"strategy stake\", limit: 5) { round amount note } v2RoundModelPerformances(modelId: $id, submittedOnly: true) { roundNumber atRisk roundPayoutFactor payoutMultipliers { displayName multiplier } } }",
            new { id },
            true
        );
        var transaction = data.GetProperty("stakeTransactions")[0];
        transaction.GetProperty("note").GetString()!.Length.ShouldBe(66);
        var row = data.GetProperty("v2RoundModelPerformances")
            .EnumerateArray()
            .First(r => r.GetProperty("roundNumber").GetInt32() == transaction.GetProperty("round").GetInt32());
        row.GetProperty("atRisk").GetString().ShouldBe(transaction.GetProperty("amount").GetString());
        row.GetProperty("payoutMultipliers")
            .EnumerateArray()
            .Select(m => m.GetProperty("multiplier").GetDecimal())
            .ShouldBe([3m, 15m]);
    }

    [Fact]
    public async Task An_authorization_is_given_while_the_round_is_open_and_not_after()
    {
        // Wednesday: the window opens at 13:00 and closes at 14:00.
        var open = new DateTimeOffset(2027, 1, 20, 13, 58, 0, TimeSpan.Zero);
        await using var client = await TestClient.StartAsync(open, rounds: 140);
        var submissions = await client.DataAsync(
            "{ submissions { id selected round { number closeTime tournament } } }",
            key: true
        );
        var newest = submissions
            .GetProperty("submissions")
            .EnumerateArray()
            .First(s =>
                s.GetProperty("round").GetProperty("closeTime").GetDateTimeOffset() > open
                && s.GetProperty("round").GetProperty("tournament").GetInt32() == 8
            );
        const string Query =
            "query($id: ID!) { v3StakeAuth(maxAmount: \"1.5\", staker: \"0xabc\", submissionId: $id) { maxAmount nonce deadline roundId signature } }";
        var id = newest.GetProperty("id").GetString();
        var auth = (await client.DataAsync(Query, new { id }, true)).GetProperty("v3StakeAuth");
        auth.GetProperty("deadline").GetString().ShouldBe(open.AddMinutes(10).ToUnixTimeSeconds().ToString());
        client.Server.MoveClock(open.AddMinutes(10));
        (await client.ErrorAsync(Query, new { id }, true)).ShouldBe("Current round not open for submissions");
    }

    [Fact]
    public async Task A_round_of_the_contract_tells_times_in_seconds_and_totals_in_wei()
    {
        await using var client = await TestClient.StartAsync(TestClient.Atomic, rounds: 140);
        var data = await client.DataAsync(
            "{ v3StakeRound(roundId: \"1400\", tournamentId: 8) { state openTime totalStaked resolved } gone: v3StakeRound(roundId: \"1342\", tournamentId: 8) { state } }",
            key: true
        );
        Wei(data.GetProperty("v3StakeRound"), "totalStaked").ShouldBeGreaterThan(BigInteger.Zero);
        data.GetProperty("gone").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static async Task<string> WalletAsync(TestClient client) =>
        (await client.DataAsync("{ account { walletAddress } }", key: true))
            .GetProperty("account")
            .GetProperty("walletAddress")
            .GetString()!;

    private static BigInteger Wei(JsonElement row, string name) => BigInteger.Parse(row.GetProperty(name).GetString()!);
}
