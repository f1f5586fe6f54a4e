using System.Text.Json;

namespace Ballast.Tests.Sandbox.Server;

/// <summary>The same facts come by several queries, and must be the same facts.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task Wide_rows_details_and_score_rows_tell_the_same_scores_and_payouts()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        var data = await client.DataAsync(
            """
            query($id: ID!) {
              v3UserProfile(modelName: "amber_anchor") {
                id
                roundModelPerformances { roundNumber corr corr20V2 corr60 mmc fncV3 payout selectedStakeValue }
              }
              roundDetails(roundNumber: 1225, tournament: 8) {
                models { id corr corr_20 v2Corr20 corr_60 mmc mmc_60 bmc fncV3 payoutSettled selectedStakeValue }
              }
              v2RoundModelPerformances(modelId: $id, roundNumber__eq: 1225) {
                atRisk submissionScores { displayName value payoutSettled }
              }
            }
            """,
            new { id }
        );
        data.GetProperty("v3UserProfile").GetProperty("id").GetString().ShouldBe(id);
        var wide = data.GetProperty("v3UserProfile")
            .GetProperty("roundModelPerformances")
            .EnumerateArray()
            .First(r => r.GetProperty("roundNumber").GetInt32() == 1225);
        var detail = data.GetProperty("roundDetails")
            .GetProperty("models")
            .EnumerateArray()
            .First(m => m.GetProperty("id").GetString() == id);
        var row = data.GetProperty("v2RoundModelPerformances")[0];
        var scores = row.GetProperty("submissionScores")
            .EnumerateArray()
            .ToDictionary(s => s.GetProperty("displayName").GetString()!, s => s.GetProperty("value").GetDecimal());
        (string Score, string Detail, string? ScoreColumns)[] names =
        [
            ("corr", "corr", "corr"),
            ("corr", "corr_20", null),
            ("v2_corr20", "v2Corr20", "corr20V2"),
            ("corr60", "corr_60", "corr60"),
            ("mmc", "mmc", "mmc"),
            ("mmc60", "mmc_60", null),
            ("bmc", "bmc", null),
            ("fnc_v3", "fncV3", "fncV3"),
        ];
        foreach (var (score, inDetail, inWide) in names)
        {
            detail.GetProperty(inDetail).GetDecimal().ShouldBe(scores[score], inDetail);
            if (inWide is not null)
                wide.GetProperty(inWide).GetDecimal().ShouldBe(scores[score], inWide);
        }
        scores["canon_corr"].ShouldBe(scores["v2_corr20"]);
        scores["canon_mmc"].ShouldBe(scores["mmc"]);
        var payout = row.GetProperty("submissionScores")[0].GetProperty("payoutSettled").GetString();
        detail.GetProperty("payoutSettled").GetString().ShouldBe(payout);
        wide.GetProperty("payout").GetString().ShouldBe(payout);
        wide.GetProperty("selectedStakeValue").GetString().ShouldBe(row.GetProperty("atRisk").GetString());
    }

    [Fact]
    public async Task The_same_field_twice_is_one_answer_with_both_selections()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var data = await client.DataAsync("{ rounds(limit: 1) { number } rounds(limit: 1) { openTime } }");
        var round = data.GetProperty("rounds")[0];
        round.GetProperty("number").ValueKind.ShouldBe(JsonValueKind.Number);
        round.GetProperty("openTime").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task The_totals_of_a_round_are_the_stakes_of_its_models_and_of_others()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var data = await client.DataAsync(
            "{ roundDetails(roundNumber: 1225, tournament: 8) { status totalAtStake totalStakes totalPayout totalEarned totalBurned payoutFactor models { selectedStakeValue } } }"
        );
        var details = data.GetProperty("roundDetails");
        details.GetProperty("status").GetString().ShouldBe("Resolved");
        var factor = decimal.Parse(
            details.GetProperty("payoutFactor").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        factor.ShouldBe(72_000m / details.GetProperty("totalAtStake").GetDecimal(), 0.000001m);
        (details.GetProperty("totalEarned").GetDecimal() - details.GetProperty("totalBurned").GetDecimal()).ShouldBe(
            details.GetProperty("totalPayout").GetDecimal(),
            0.000001m
        );
    }
}
