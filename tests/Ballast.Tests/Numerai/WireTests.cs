using System.Numerics;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Wire;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

public class WireTests
{
    [Theory]
    [InlineData("\"335.183056609585400721\"", "335.183056609585400721")]
    [InlineData("\"0E-18\"", "0")]
    [InlineData("\"0.0\"", "0")]
    [InlineData("\"1,234.5\"", "1234.5")]
    [InlineData("\"-0.000000000000000001\"", "-0.000000000000000001")]
    [InlineData("12.000000000000000001", "12.000000000000000001")]
    [InlineData("1e3", "1000")]
    public void amounts_keep_every_digit_in_any_spelling(string json, string expected) =>
        Stake(json).ShouldBe(Nmr.Parse(expected));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"NaN\"")]
    public void amounts_without_a_value_are_null_and_not_zero(string json) => Stake(json).ShouldBeNull();

    [Fact]
    public async Task amount_that_is_no_number_fails_by_name()
    {
        var text = FakeServer
            .FixtureText("account")
            .Replace("\"12.500000000000000001\"", "\"plenty\"", StringComparison.Ordinal);
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(text)));

        var error = await Should.ThrowAsync<NumeraiException>(() => fixture.Client.AccountAsync());

        error.Code.ShouldBe(NumeraiErrorCode.SchemaChanged);
        error.Field.ShouldBe("account.availableNmr");
    }

    [Fact]
    public async Task word_nobody_knows_is_kept_as_text()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("account")));

        var status = (await fixture.Client.AccountAsync()).Value!.Status!.Value;

        status.Text.ShouldBe("QUARANTINED");
        status.Known.ShouldBeNull();
    }

    [Theory]
    [InlineData("on-time", SubmissionStatus.OnTime)]
    [InlineData("ON_TIME", SubmissionStatus.OnTime)]
    [InlineData("queued", SubmissionStatus.Queued)]
    [InlineData("none", SubmissionStatus.None)]
    [InlineData("2", null)]
    [InlineData("", null)]
    public void known_words_are_understood_in_any_spelling(string text, SubmissionStatus? expected) =>
        new WireWord<SubmissionStatus>(text).Known.ShouldBe(expected);

    [Fact]
    public async Task unknown_score_configuration_is_kept()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("rounds")));

        var rounds = (await fixture.Client.RoundsAsync(Tournament.Classic)).Value!;

        rounds[0].RoundScoreConfigs.ShouldBeNull();
        rounds[0].PayoutFactor.ShouldBeNull();
        rounds[1].PayoutFactor.ShouldBe(0.112784m);
        rounds[1].RoundScoreConfigs!.Select(config => config!.DisplayName).ShouldBe(["mmc", "v2_corr20", "shiny7"]);
        rounds[1].RoundScoreConfigs![1]!.DefaultMultiplier.ShouldBe(0.75m);
    }

    [Fact]
    public async Task round_details_keep_missing_scores_missing_and_ignore_unknown_fields()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("round-details")));

        var models = (await fixture.Client.RoundDetailsAsync(Tournament.Classic, 1301)).Value!.Models!;

        models[0]!.Corr60.ShouldBe(0.0144);
        models[0]!.Mmc60.ShouldBe(0.015356567849344908);
        models[1]!.ModelName.ShouldBe("nan");
        models[1]!.Mmc60.ShouldBeNull();
        models[1]!.SelectedStakeValue.ShouldBeNull();
    }

    [Fact]
    public async Task contract_times_and_amounts_are_read_from_text()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Fixture("atomic-round"), FakeServer.Fixture("atomic-claim"))
        );

        var round = (await fixture.Client.AtomicRoundAsync(Tournament.Crypto, 1301)).Value!;
        var claim = (await fixture.Client.AtomicClaimAsync(Tournament.Crypto, "id", 1301, "0x1")).Value!;

        round.OpenTime.ShouldBe(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));
        round.ResolveTime.ShouldBeNull();
        claim.ClaimableAmountWei.ShouldBe(BigInteger.Parse("5687500000000000000"));
    }

    [Theory]
    [InlineData("\"2026-07-04T14:03:11Z\"")]
    [InlineData("\"2026-07-04T14:03:11\"")]
    [InlineData("\"2026-07-04T16:03:11.000+02:00\"")]
    public void times_are_utc_whatever_their_spelling(string json) =>
        JsonSerializer
            .Deserialize($$"""{"date":{{json}}}""", WireJson.Default.WireUserScore)!
            .Date.ShouldBe(new DateTimeOffset(2026, 7, 4, 14, 3, 11, TimeSpan.Zero));

    [Theory]
    [InlineData("\"2026-07-31\"")]
    [InlineData("\"2026-07-31T20:00:00Z\"")]
    public void days_are_read_from_dates_and_moments(string json) =>
        JsonSerializer
            .Deserialize($$"""{"roundResolveTime":{{json}}}""", WireJson.Default.WirePayout)!
            .RoundResolveTime.ShouldBe(new DateOnly(2026, 7, 31));

    [Theory]
    [InlineData("4.2731e-4", 4.2731e-4)]
    [InlineData("\"0.5\"", 0.5)]
    [InlineData("\"NaN\"", null)]
    [InlineData("null", null)]
    public void scores_are_read_and_missing_stays_missing(string json, double? expected) =>
        JsonSerializer
            .Deserialize($$"""{"value":{{json}}}""", WireJson.Default.WireSubmissionScore)!
            .Value.ShouldBe(expected);

    private static Nmr? Stake(string json) =>
        JsonSerializer.Deserialize($$"""{"atRisk":{{json}}}""", WireJson.Default.WireRoundPerformance)!.AtRisk;
}
