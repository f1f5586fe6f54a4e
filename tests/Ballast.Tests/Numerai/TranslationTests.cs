using System.Numerics;
using Ballast.Core.Rounds;
using Ballast.Numerai.Translation;
using Ballast.Numerai.Wire;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

public class TranslationTests
{
    [Fact]
    public async Task round_becomes_facts_with_what_is_missing_still_missing()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("rounds")));

        var facts = (await fixture.Client.RoundsAsync(Tournament.Classic))
            .Value!.Select(round => round.ToFacts()!)
            .ToList();

        facts[0].Number.ShouldBe(1302);
        facts[0].Resolved.ShouldBe(false);
        facts[0].PayoutFactor.ShouldBeNull();
        facts[0].ResolveTime.ShouldBeNull();
        facts[1].Tournament.ShouldBe(Tournament.Classic);
        facts[1].PayoutFactor.ShouldBe(0.112784m);
        facts[1].StakeThreshold.ShouldBe(Nmr.Parse("72000"));
        facts[1].CloseStakingTime.ShouldBe(new DateTimeOffset(2026, 6, 30, 13, 0, 0, TimeSpan.Zero));
        facts[1].Resolved.ShouldBe(true);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(true, null, true)]
    [InlineData(true, false, false)]
    [InlineData(null, true, true)]
    [InlineData(true, true, true)]
    public void round_is_resolved_when_no_half_says_otherwise(bool? general, bool? staking, bool? expected) =>
        new WireRound
        {
            Number = 1,
            Tournament = 8,
            ResolvedGeneral = general,
            ResolvedStaking = staking,
        }
            .ToFacts()!
            .Resolved.ShouldBe(expected);

    [Theory]
    [InlineData(null, 8)]
    [InlineData(1, null)]
    [InlineData(1, 13)]
    public void round_that_is_not_placed_is_no_round(int? number, int? tournament) =>
        new WireRound { Number = number, Tournament = tournament }
            .ToFacts()
            .ShouldBeNull();

    [Fact]
    public async Task score_configurations_become_rules_and_unknown_ones_are_kept()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("rounds")));

        var rules = (await fixture.Client.RoundsAsync(Tournament.Classic)).Value![1].ToScoreRules();

        rules.Select(rule => rule.Metric.ToString()).ShouldBe(["mmc@v1", "corr20V2@v2", "shiny7@v1"]);
        rules.Select(rule => rule.Multiplier).ShouldBe([2.25m, 0.75m, 0m]);
        rules[1].Clip.ShouldBe(0.05m);
        rules[2].IsPayout.ShouldBe(false);
        rules[2].Clip.ShouldBeNull();
    }

    [Fact]
    public async Task round_details_become_facts_and_scores()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("round-details")));

        var details = (await fixture.Client.RoundDetailsAsync(Tournament.Classic, 1301)).Value!;

        details.ToFacts()!.TotalAtStake.ShouldBe(Nmr.Parse("638412.123456"));
        details.ToFacts()!.TotalPayout.ShouldBe(Nmr.Parse("-42.25"));
        var scores = details.Models![0]!.Scores().ToDictionary(score => score.Metric, score => score.Value);
        scores[new Metric("mmc60")].ShouldBe(0.015356567849344908);
        scores[new Metric("corr60")].ShouldBe(0.0144);
        scores[Metric.Corr].ShouldBe(4.2731e-4);
        details.Models[1]!.Scores().ShouldBe([(Metric.Corr, -0.0021)]);
    }

    [Fact]
    public async Task performance_takes_one_payout_from_rows_that_repeat_it()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("round-performances")));

        var results = (await fixture.Client.RoundPerformancesAsync("id", Tournament.Classic))
            .Value!.Select(row => row.ToResult()!)
            .ToList();

        var (open, settled) = (results[0], results[1]);
        settled.AtRisk.ShouldBe(Nmr.Parse("335.183056609585400721"));
        settled.Settled.ShouldBe(Nmr.Parse("0.450012345678901234"));
        settled.Pending.ShouldBe(Nmr.Zero);
        settled.Multipliers[Metric.Mmc].ShouldBe(2.25m);
        settled.Multipliers[new Metric("corr20V2")].ShouldBe(0.75m);
        settled.Scores.Select(score => (score.Metric.Name, score.Value)).ShouldContain(("shiny7", (double?)null));
        open.Settled.ShouldBeNull();
        open.PayoutFactor.ShouldBeNull();
        open.Multipliers.ShouldBeEmpty();
        open.Slots.ShouldBe(new SlotMultipliers(null, null, null));
    }

    [Fact]
    public void payouts_that_contradict_each_other_are_not_taken()
    {
        var row = new WireRoundPerformance
        {
            RoundNumber = 1,
            SubmissionScores =
            [
                new WireSubmissionScore { PayoutSettled = Nmr.Parse("1") },
                new WireSubmissionScore { PayoutSettled = Nmr.Parse("2") },
                null,
            ],
        };

        var result = row.ToResult()!;

        result.Settled.ShouldBeNull();
        result.HasConflictingPayouts.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, null, 99, true)]
    [InlineData(false, "1", -1, true)]
    [InlineData(false, "1", 1, false)]
    [InlineData(false, null, -1, false)]
    [InlineData(null, "1", null, false)]
    public void round_result_is_resolved_by_its_word_or_by_payout_and_time(
        bool? claims,
        string? settled,
        int? resolvesInDays,
        bool expected
    )
    {
        var now = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);
        var result = new RoundResult
        {
            Round = 1,
            ClaimsResolved = claims,
            Settled = settled is null ? null : Nmr.Parse(settled),
            ResolveTime = resolvesInDays is { } days ? now.AddDays(days) : null,
        };

        result.IsResolved(now).ShouldBe(expected);
    }

    [Fact]
    public async Task official_scores_keep_the_plain_spelling_and_unknown_names()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("submission-scores")));

        var readings = (
            await fixture.Client.SubmissionScoresAsync("id", Tournament.Classic)
        ).Value!.ToOfficialReadings();

        readings
            .Select(r => (r.Metric.ToString(), r.Day, r.Spelling))
            // The canon score is a metric of its own: the version that was official at the time.
            .ShouldBe([
                ("mmc", 1, "mmc"),
                ("mmc", 2, "mmc"),
                ("mmc", 3, "mmc"),
                ("canonMmc", 3, "canon_mmc"),
                ("shiny7", 3, "shiny7"),
            ]);
    }

    [Fact]
    public async Task versions_stay_in_the_metric_where_all_of_them_come()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("round-performance-paths")));

        var row = (await fixture.Client.RoundPerformancesAsync("id", Tournament.Classic, withPaths: true)).Value![1];

        row.AllSubmissionScores!.ToVersionedReadings().Select(r => r.Metric.ToString()).ShouldBe(["mmc@v1", "mmc@v2"]);
        row.IntraRoundSubmissionScores!.ToOfficialReadings()
            .Select(r => (r.Day, r.Value))
            .ShouldBe([(1, 0.001), (2, 0.002), (20, 0.02)]);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0.000000000000000001")]
    [InlineData("5687500000000000000", "5.6875")]
    [InlineData("-10000000000000000000000000000", "-10000000000")]
    public void wei_become_nmr_exactly(string wei, string nmr) =>
        Wei.ToNmr(BigInteger.Parse(wei)).ShouldBe(Nmr.Parse(nmr));

    /// <summary>Found by mutated answers: a blank name ended a sync.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("@v2")]
    [InlineData("  @ ")]
    public void Name_ThatNamesNoMetric_IsLeftOutWhereverItStands(string? name)
    {
        PerformanceTranslation
            .Multipliers([new WirePayoutMultiplier { DisplayName = name, Multiplier = 2 }])
            .ShouldBeEmpty();
        new WireRound { RoundScoreConfigs = [new WireScoreConfig { DisplayName = name }] }
            .ToScoreRules()
            .ShouldBeEmpty();
        new[]
        {
            new WireSubmissionScore
            {
                RoundNumber = 1200,
                DisplayName = name,
                Value = 0.1,
            },
        }.ToOfficialReadings().ShouldBeEmpty();
    }
}
