using System.Text.Json.Nodes;
using Ballast.Numerai;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

public class RawQueryTests
{
    [Fact]
    public async Task own_question_is_sent_as_it_is()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Json("""{"data":{"rounds":[{"number":5}]}}"""))
        );
        const string Query = "query($n: Int) { rounds(number: $n, tournament: 8) { number } }";

        var answer = await fixture.Client.RawAsync(Query, new JsonObject { ["n"] = 5 });

        ((int)answer.Value!["rounds"]![0]!["number"]!).ShouldBe(5);
        fixture.Server.Asked[0].Query.ShouldBe(Query);
        ((int)fixture.Server.Asked[0].Variables["n"]!).ShouldBe(5);
        fixture.Server.Asked[0].Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task own_question_names_fields_that_did_not_come_back()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Json("""{"data":{"rounds":[{"number":5}]}}"""))
        );

        var answer = await fixture.Client.RawAsync("{ rounds { number openTime } }");

        answer.Errors.ShouldHaveSingleItem().Field.ShouldBe("openTime");
    }

    [Theory]
    [InlineData("mutation { increaseStake(modelId: \"m\", amount: \"1\") { id } }")]
    [InlineData("query A { account { id } } mutation B { cancelPendingStakeRelease(modelId: \"m\") { id } }")]
    [InlineData("# query\nmutation($x: ID!) { archiveModel(modelId: $x) { id } }")]
    [InlineData("query { account { id }")]
    public async Task change_in_disguise_is_never_sent(string query)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json("{}")));

        await Should.ThrowAsync<ArgumentException>(() => fixture.Client.RawAsync(query, keyed: true));
        fixture.Server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void reading_client_has_no_member_that_leads_to_the_writer()
    {
        var reached = typeof(NumeraiClient)
            .GetMembers(
                System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.Static
                    | System.Reflection.BindingFlags.Public
                    | System.Reflection.BindingFlags.NonPublic
            )
            .Where(member => member.ToString()!.Contains(nameof(NumeraiStakeWriter), StringComparison.Ordinal));

        reached.ShouldBeEmpty();
    }
}
