using System.Text.Json;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Server;

public sealed class KeyTests
{
    [Fact]
    public async Task Keyed_fields_without_a_key_are_errors_in_a_200_beside_public_data()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var answer = await client.AskAsync("{ account { id } rounds(limit: 1) { number } }");
        var error = answer.GetProperty("errors")[0];
        error.GetProperty("message").GetString().ShouldBe("You must be authenticated");
        error.GetProperty("path")[0].GetString().ShouldBe("account");
        answer.GetProperty("data").GetProperty("account").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("data").GetProperty("rounds").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("Token SANDBOXPUBLIC$WRONG")]
    [InlineData("Token SANDBOXSECRET")]
    [InlineData("Bearer SANDBOXPUBLIC$SANDBOXSECRET")]
    public async Task A_wrong_key_is_reported_so(string header)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var response = await client.PostAsync(new { query = "{ account { id } }" }, header);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("Your session is invalid or has expired");
    }

    [Theory]
    [InlineData("{ v3StakeConfig(tournamentId: 8) { address } }", "web3_staking")]
    [InlineData("mutation { increaseStake(modelId: \"x\", amount: \"3\") { id } }", "stake")]
    [InlineData("{ submissions { id } }", "read_submission_info")]
    public async Task A_key_without_the_scope_lacks_permission(string query, string scope)
    {
        var options = new SandboxOptions
        {
            Now = TestClient.Legacy,
            Rounds = 20,
            RoundsAhead = 5,
            Keys = [new SandboxKey { Scopes = ["read_user_info"] }],
        };
        await using var client = await TestClient.StartAsync(options);
        (await client.ErrorAsync(query, key: true)).ShouldBe($"Insufficient permission for {scope}");
        var info = await client.DataAsync("{ apiTokenInfo { scopes accountUsername } }", key: true);
        info.GetProperty("apiTokenInfo").GetProperty("scopes").GetArrayLength().ShouldBe(1);
    }
}
