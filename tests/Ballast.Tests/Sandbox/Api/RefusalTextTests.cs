using Ballast.Sandbox.GraphQl;
using Ballast.Tests.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Api;

/// <summary>What is not there is told apart from what this sandbox leaves out, in the real server's words to the full stop.</summary>
public sealed class RefusalTextTests : IAsyncLifetime
{
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await TestClient.StartAsync(TestClient.Legacy);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Theory]
    [InlineData("{ activityFeed { id } }", "this sandbox does not serve activityFeed")]
    [InlineData("{ season_leaderboard { id } }", "this sandbox does not serve seasonLeaderboard")]
    [InlineData(
        "mutation { renameModel(modelId: \"x\", name: \"y\") { id } }",
        "this sandbox does not serve renameModel"
    )]
    [InlineData("{ account { w9Info { city } } }", "this sandbox does not serve w9Info")]
    [InlineData("{ rounds { luck } }", "Cannot query field \"luck\" on type \"Round\".")]
    [InlineData("{ luck }", "Cannot query field \"luck\" on type \"RootQueryType\".")]
    [InlineData("mutation { luck }", "Cannot query field \"luck\" on type \"RootMutationType\".")]
    [InlineData("{ __schema { types { name } } }", "syntax error before: __schema")]
    [InlineData(
        "{ rounds(luck: 1) { number } }",
        "Unknown argument \"luck\" on field \"rounds\" of type \"RootQueryType\"."
    )]
    [InlineData("{ rounds(tournament: \"8\") { number } }", "Argument \"tournament\" has invalid value \"8\".")]
    [InlineData("{ rounds(tournament: 1.5) { number } }", "Argument \"tournament\" has invalid value 1.5.")]
    [InlineData("{ rounds(tournament: [8]) { number } }", "Argument \"tournament\" has invalid value [...].")]
    [InlineData("{ rounds(status: OVER) { number } }", "Argument \"status\" has invalid value OVER.")]
    [InlineData("{ rounds(tournament: $t) { number } }", "Argument \"tournament\" has invalid value $t.")]
    [InlineData(
        "{ v3StakeClaim(modelId: \"x\", roundId: \"1\", staker: \"x\") { roundId } }",
        "In argument \"tournamentId\": Expected type \"Int!\", found null."
    )]
    [InlineData("mutation { addModel(name: \"a\\u001b[31m\", tournament: 8) { id } }", "Invalid model name")]
    [InlineData("mutation { addModel(name: \"AMBER_ANCHOR\", tournament: 8) { id } }", "Model name is already taken")]
    [InlineData("{ userScores { date } }", "In argument \"modelId\": Expected type \"ID!\", found null.")]
    [InlineData(
        "{ rounds }",
        "Field \"rounds\" of type \"[Round]\" must have a selection of subfields. Did you mean \"rounds { ... }\"?"
    )]
    [InlineData(
        "{ rounds { number { x } } }",
        "Field \"number\" must not have a selection since type \"Int\" has no subfields."
    )]
    [InlineData(
        "query A { rounds { number } } query B { rounds { number } }",
        "Must provide a valid operation name if query contains multiple operations."
    )]
    public async Task Request_ThatIsWrong_IsReportedSo(string query, string why)
    {
        var isUsingVariable = query.Contains("$t", StringComparison.Ordinal);
        var asked = isUsingVariable ? "query($t: Int) " + query : query;
        (await _client.ErrorAsync(asked, new { t = "8" }, key: true)).ShouldBe(why);
    }

    [Fact]
    public async Task Variable_ThatIsMissing_IsReportedByItsName() =>
        (await _client.ErrorAsync("query($id: ID!) { userScores(modelId: $id) { date } }")).ShouldBe(
            "Variable \"id\": Expected non-null, found null."
        );

    [Fact]
    public void Field_ThatIsNotServed_IsNotAnsweredElsewhere()
    {
        foreach (var type in Schema.Tournament.Types.Values)
        {
            foreach (var field in type.Fields.Values.Where(f => !f.IsServed))
                Ballast.Sandbox.Api.TournamentApi.Bindings.Find(type.Name, field.Name).ShouldBeNull(field.Printed);
        }
        Schema.Tournament.Types["RootMutationType"].Fields["submit_w9"].IsServed.ShouldBeFalse();
        Schema.Tournament.Types["RootQueryType"].Fields["latest_eth_price"].IsServed.ShouldBeTrue();
    }

    [Fact]
    public async Task Target_OfRounds_IsObeyed()
    {
        var data = await _client.DataAsync(
            "{ a: rounds(target: \"20D2L\", limit: 3) { target } b: rounds(target: \"nomi\") { target } c: rounds(target: \"60D2L\", tournament: 11, limit: 2) { target } }"
        );
        data.GetProperty("a").GetArrayLength().ShouldBe(3);
        data.GetProperty("b").GetArrayLength().ShouldBe(0);
        data.GetProperty("c").EnumerateArray().ShouldAllBe(r => r.GetProperty("target").GetString() == "60D2L");
    }

    [Fact]
    public async Task Interval_OtherThanTheLastTwelveMonths_IsRefused() =>
        (
            await _client.ErrorAsync(
                "{ accountProfile(username: \"captain\") { totalStakeTs(interval: \"week\") { value } } }"
            )
        ).ShouldBe("this sandbox does not serve interval \"week\"");
}
