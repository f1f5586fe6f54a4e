using System.Text.Json;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>How the real server reads what it is sent (domain notes, section 6).</summary>
public sealed class SpellingTests : IAsyncLifetime
{
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await TestClient.StartAsync(TestClient.Legacy);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task The_python_clients_queries_with_commas_unused_variables_and_a_type_that_does_not_exist_are_answered()
    {
        const string Query = """
            query($modelName: Str!, $unused: Int) {
              v3UserProfile(model_name: $modelName) {
                id, username, stakeValue, # commas, comments
                roundModelPerformances { corr, tc, mmc, roundNumber, roundResolved, selectedStakeValue }
              }
            }
            """;
        var data = await _client.DataAsync(Query, new { modelName = "amber_anchor", unused = 3 });
        var rows = data.GetProperty("v3UserProfile").GetProperty("roundModelPerformances");
        rows.GetArrayLength().ShouldBeGreaterThan(40);
        rows[0]
            .GetProperty("roundNumber")
            .GetInt32()
            .ShouldBeGreaterThan(rows[1].GetProperty("roundNumber").GetInt32());
        rows[30].GetProperty("corr").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task Fragments_aliases_directives_and_snake_case_are_understood()
    {
        const string Query = """
            query Two($with: Boolean!, $id: String!) {
              a: v3_user_profile(modelName: "amber_anchor") { ...Names id @include(if: $with) bio @skip(if: true) __typename }
              v2RoundModelPerformances(modelId: $id, lastNRounds: 2) { ... on V2RoundModelPerformance { roundNumber } atRisk }
            }
            fragment Names on V3UserProfile { name: username }
            """;
        var id = await _client.OwnModelAsync();
        var data = await _client.DataAsync(Query, new { with = true, id });
        data.GetProperty("a").GetProperty("name").GetString().ShouldBe("amber_anchor");
        data.GetProperty("a").GetProperty("__typename").GetString().ShouldBe("V3UserProfile");
        data.GetProperty("a").TryGetProperty("bio", out _).ShouldBeFalse();
        data.GetProperty("v2RoundModelPerformances").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Round_filters_are_reached_with_two_underscores_only()
    {
        var id = await _client.OwnModelAsync();
        var round = RoundCalendar.LastRoundUntil(new DateOnly(2026, 4, 1));
        var rows = await _client.DataAsync(
            $$"""{ v2RoundModelPerformances(modelId: "{{id}}", roundNumber__gte: {{round}}, roundNumber__lte: {{round + 4}}) { roundNumber } }"""
        );
        rows.GetProperty("v2RoundModelPerformances")
            .EnumerateArray()
            .Select(r => r.GetProperty("roundNumber").GetInt32())
            .ShouldBe(Enumerable.Range(round, 5).Reverse());
        var error = await _client.ErrorAsync(
            $$"""{ v2RoundModelPerformances(modelId: "{{id}}", roundNumberGte: 3) { roundNumber } }"""
        );
        error.ShouldStartWith("Unknown argument \"roundNumberGte\"");
    }

    [Theory]
    [InlineData("roundDetails(roundNumber: 1220, tournament: 8) { models { corr60 } }", "corr60")]
    [InlineData("v2Leaderboard { return1Day }", "return1Day")]
    public async Task A_digit_after_an_underscore_is_not_reached_by_the_printed_spelling(
        string selection,
        string field
    ) => (await _client.ErrorAsync($"{{ {selection} }}")).ShouldStartWith($"Cannot query field \"{field}\"");

    [Fact]
    public async Task The_spelling_with_the_underscore_answers_under_the_name_that_was_sent()
    {
        var data = await _client.DataAsync(
            "{ roundDetails(roundNumber: 1220, tournament: 8) { models { corr_60 mmc60: mmc_60 corr_20 modelName } } v2Leaderboard { return_52_weeks } }"
        );
        var model = data.GetProperty("roundDetails").GetProperty("models")[0];
        model.GetProperty("corr_60").ValueKind.ShouldBe(JsonValueKind.Number);
        model.GetProperty("mmc60").ValueKind.ShouldBe(JsonValueKind.Number);
        data.GetProperty("v2Leaderboard").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_explicit_null_on_a_round_filter_is_a_500_and_leaving_it_out_is_not()
    {
        var id = await _client.OwnModelAsync();
        const string Query =
            "query($id: ID!, $from: Int) { v2RoundModelPerformances(modelId: $id, roundNumber__gte: $from) { roundNumber } }";
        using var bad = await _client.PostAsync(new { query = Query, variables = new { id, from = (int?)null } });
        ((int)bad.StatusCode).ShouldBe(500);
        (await _client.DataAsync(Query, new { id }))
            .GetProperty("v2RoundModelPerformances")
            .GetArrayLength()
            .ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_is_wrong_with_a_query_is_reported_in_a_200_with_its_place()
    {
        var answer = await _client.AskAsync("{ account\n  { nonsense } }", key: true);
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        var error = answer.GetProperty("errors")[0];
        error.GetProperty("message").GetString().ShouldBe("Cannot query field \"nonsense\" on type \"Account\".");
        error.GetProperty("locations")[0].GetProperty("line").GetInt32().ShouldBe(2);
        (await _client.ErrorAsync("{ rounds { number ")).ShouldStartWith("syntax error before: ");
        (await _client.ErrorAsync("{ rounds }")).ShouldContain("must have a selection of subfields");
        (await _client.ErrorAsync("{ v2RoundModelPerformances { atRisk } }")).ShouldBe(
            "In argument \"modelId\": Expected type \"ID!\", found null."
        );
        (await _client.ErrorAsync("{ rounds(tournament: \"8\") { number } }")).ShouldContain("invalid value");
    }

    [Fact]
    public async Task A_body_without_a_query_is_refused_with_400()
    {
        using var response = await _client.PostAsync(new { nothing = 1 });
        ((int)response.StatusCode).ShouldBe(400);
    }
}
