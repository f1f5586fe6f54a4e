using System.Text.Json.Nodes;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>Answers with holes: what came is kept, what is missing is said, by name.</summary>
public class PartialAnswerTests
{
    [Fact]
    public async Task data_with_errors_is_handed_on_with_them()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("account-models"))!;
        body["data"]!["account"]!["models"]![0]!["v2Stake"] = null;
        body["errors"] = new JsonArray(
            new JsonObject
            {
                ["message"] = "stake is not available",
                ["path"] = new JsonArray("account", "models", 0, "v2Stake"),
            }
        );
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body.ToJsonString())));

        var answer = await fixture.Client.AccountModelsAsync();

        answer.Value!.Models!.Count.ShouldBe(2);
        answer.IsComplete.ShouldBeFalse();
        answer.Errors.ShouldHaveSingleItem().Path.ShouldBe("account.models.0.v2Stake");
        Should.Throw<NumeraiException>(() => answer.ValueOrThrow()).Message.ShouldContain("stake is not available");
    }

    [Fact]
    public async Task rate_limit_in_a_part_of_an_answer_is_retried_and_the_part_kept_in_the_end()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("account-models"))!;
        body["errors"] = new JsonArray(new JsonObject { ["message"] = "Too many requests" });
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body.ToJsonString())));

        var answer = await fixture.Time.RunAsync(fixture.Client.AccountModelsAsync());

        answer.Value!.Models!.Count.ShouldBe(2);
        answer.Errors[0].Code.ShouldBe(NumeraiErrorCode.RateLimited);
        fixture.Server.Asked.Count.ShouldBe(ClientFixture.Patient.MaxAttempts);
    }

    [Theory]
    [InlineData("""{"errors":[{"message":"half a character: \ud83d"}]}""")]
    [InlineData("""{"data":{"v3UserProfile":{"username":"\udc00"}}}""")]
    [InlineData("""{"data":{"\ud83d":1}}""")]
    [InlineData("""{"data":{"v3UserProfile":{"username":"ÿ"}}}""")]
    public async Task text_that_is_no_unicode_is_no_answer(string latin)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(latin);
        using var fixture = new ClientFixture(
            FakeServer.Answering(new HttpResponseMessage { Content = new ByteArrayContent(bytes) })
        );

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Client.ModelProfileAsync("nobody", Tournament.Classic)
        );

        error.Code.ShouldBe(NumeraiErrorCode.InvalidAnswer);
    }

    [Fact]
    public async Task character_in_two_halves_is_text()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("account"))!;
        body["data"]!["account"]!["username"] = "@@";
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Json(body.ToJsonString().Replace("@@", "\\\\ud83d \\ud83d\\ude00")))
        );

        (await fixture.Client.AccountAsync()).Value!.Username.ShouldBe("\\ud83d 😀");
    }

    [Fact]
    public async Task millions_of_errors_are_not_all_kept()
    {
        var body = $"{{\"data\":null,\"errors\":[{string.Join(',', Enumerable.Repeat("{}", 200_000))}]}}";
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body)));

        var error = await Should.ThrowAsync<NumeraiException>(() => fixture.Client.AccountAsync());

        error.Errors.Count.ShouldBe(101);
        error.Errors[100].Message.ShouldBe("and 199900 more errors");
    }

    [Fact]
    public async Task null_without_an_error_is_an_answer()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Json("""{"data":{"v3UserProfile":null}}"""))
        );

        var answer = await fixture.Client.ModelProfileAsync("nobody", Tournament.Classic);

        answer.IsComplete.ShouldBeTrue();
        answer.Value.ShouldBeNull();
        answer.AnsweredAt.ShouldBe(fixture.Time.Start);
    }

    [Fact]
    public async Task list_that_is_null_stays_null_and_an_empty_one_empty()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(
                FakeServer.Json("""{"data":{"submissionScores":null}}"""),
                FakeServer.Json("""{"data":{"submissionScores":[]}}""")
            )
        );

        (await fixture.Client.SubmissionScoresAsync("id", Tournament.Classic)).Value.ShouldBeNull();
        (await fixture.Client.SubmissionScoresAsync("id", Tournament.Classic)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task empty_rows_are_dropped_and_said()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("rounds"))!;
        body["data"]!["rounds"]!.AsArray().Add(null);
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body.ToJsonString())));

        var answer = await fixture.Client.RoundsAsync(Tournament.Classic);

        answer.Value!.Count.ShouldBe(2);
        answer.Errors.ShouldHaveSingleItem().Message.ShouldBe("1 rows came empty");
    }

    [Fact]
    public async Task field_missing_from_the_answer_is_reported_once_by_name()
    {
        var body = JsonNode.Parse(FakeServer.FixtureText("round-performances"))!;
        foreach (var score in body["data"]!["v2RoundModelPerformances"]![1]!["submissionScores"]!.AsArray())
            score!.AsObject().Remove("payoutSettled");
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(body.ToJsonString())));

        var answer = await fixture.Client.RoundPerformancesAsync("id", Tournament.Classic);

        answer.Value!.Count.ShouldBe(2);
        var error = answer.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(NumeraiErrorCode.SchemaChanged);
        error.Field.ShouldBe("payoutSettled");
        error.Path.ShouldBe("v2RoundModelPerformances.submissionScores.payoutSettled");
    }

    [Fact]
    public async Task answer_without_its_root_fails_by_name()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json("""{"data":{}}""")));

        var error = await Should.ThrowAsync<NumeraiException>(() => fixture.Client.NmrPriceAsync());

        error.Code.ShouldBe(NumeraiErrorCode.SchemaChanged);
        error.Field.ShouldBe("latestNmrPrice");
    }

    [Theory]
    [InlineData("Cannot query field \"atRisk\" on type \"V2RoundModelPerformance\".", "atRisk")]
    [InlineData("Cannot query field 'atRisk' on type 'V2RoundModelPerformance'. Did you mean 'atrisk'?", "atRisk")]
    [InlineData(
        "Unknown argument \"roundNumber__gte\" on field \"v2RoundModelPerformances\" of type \"RootQueryType\".",
        "roundNumber__gte"
    )]
    [InlineData("Unknown type \"RoundStatus\".", "RoundStatus")]
    public async Task field_the_server_no_longer_knows_fails_by_name(string message, string field)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Errors(message)));

        var error = await Should.ThrowAsync<NumeraiException>(() =>
            fixture.Client.RoundPerformancesAsync("id", Tournament.Classic)
        );

        error.Code.ShouldBe(NumeraiErrorCode.SchemaChanged);
        error.Field.ShouldBe(field);
        error.Message.ShouldContain($"no longer has '{field}'");
    }

    [Fact]
    public async Task uncertain_field_the_server_does_not_know_is_left_out_from_then_on_and_named_every_time()
    {
        var without = JsonNode.Parse(FakeServer.FixtureText("rounds"))!;
        foreach (var round in without["data"]!["rounds"]!.AsArray())
            round!.AsObject().Remove("roundScoreConfigs");
        using var fixture = new ClientFixture(
            FakeServer.Answering(
                FakeServer.Errors("Cannot query field \"roundScoreConfigs\" on type \"Round\"."),
                FakeServer.Json(without.ToJsonString())
            )
        );

        var first = await fixture.Client.RoundsAsync(Tournament.Classic);
        var second = await fixture.Client.RoundsAsync(Tournament.Classic);

        foreach (var answer in new[] { first, second })
        {
            answer.Value!.Count.ShouldBe(2);
            answer.Errors.ShouldHaveSingleItem().Field.ShouldBe("roundScoreConfigs");
        }
        fixture.Server.Asked.Count.ShouldBe(3);
        fixture.Server.Asked.Skip(1).ShouldAllBe(asked => !asked.Query.Contains("roundScoreConfigs"));
    }

    [Fact]
    public async Task certain_field_gone_together_with_an_uncertain_one_fails()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(
                FakeServer.Errors(
                    "Cannot query field \"roundScoreConfigs\" on type \"Round\".",
                    "Cannot query field \"openTime\" on type \"Round\"."
                )
            )
        );

        var error = await Should.ThrowAsync<NumeraiException>(() => fixture.Client.RoundsAsync(Tournament.Classic));

        error.Errors.Select(e => e.Field).ShouldBe(["roundScoreConfigs", "openTime"]);
        fixture.Server.Asked.Count.ShouldBe(1);
    }
}
