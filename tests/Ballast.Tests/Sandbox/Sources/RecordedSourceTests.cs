using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;
using Ballast.Tests.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Sources;

public class RecordedSourceTests
{
    private static readonly DateTimeOffset Open = new(2025, 6, 3, 13, 0, 0, TimeSpan.Zero);

    private static readonly RoundRecord Round = new()
    {
        Id = "r-1020",
        Tournament = Tournament.Classic,
        Number = 1020,
        OpenTime = Open,
        CloseTime = Open.AddHours(1),
        ScoreTime = Open.AddDays(4),
        ResolveTime = Open.AddDays(31),
        PayoutFactor = 0.0987m,
        StakeThreshold = 72_000m,
        Clip = 0.05m,
        Atomic = false,
        Resolved = true,
        TotalAtStake = 729_483m,
    };

    private static readonly ModelRecord Model = new("m-1", "shatteredx", "a-1", Tournament.Classic, Open.AddYears(-1));

    private static ITournamentSource Served => Source;

    private static readonly RecordedSource Source = new(
        [new AccountRecord("a-1", "someone", "0x01")],
        [Round],
        [Model],
        [
            new RecordedPerformance(
                new PerformanceRecord
                {
                    Model = Model,
                    Round = Round,
                    SubmissionId = "s-1",
                    Status = "on-time",
                    SubmittedAt = Open.AddMinutes(20),
                    AtRisk = 12.5m,
                    Payout = 0.031m,
                },
                [
                    new ScoreRecord("mmc", "v2", 1, Open.AddDays(4), -0.002m, null),
                    new ScoreRecord("mmc", "v2", 20, Open.AddDays(31), 0.0041m, null),
                ]
            ),
        ]
    );

    [Fact]
    public void What_became_known_later_is_hidden()
    {
        var running = Served.At(Open.AddDays(10));
        var submission = running.Performances(Model).ShouldHaveSingleItem();
        (submission.Payout, submission.AtRisk, submission.Round.Resolved, submission.Round.PayoutFactor).ShouldBe(
            (null, 12.5m, false, 0.0987m)
        );
        running.Latest(submission).ShouldHaveSingleItem().Value.ShouldBe(-0.002m);
        Served.At(Open.AddHours(-1)).Rounds(Tournament.Classic).ShouldBeEmpty();
        Served.At(Open.AddDays(2)).Rounds(Tournament.Classic)[0].PayoutFactor.ShouldBeNull();
    }

    [Fact]
    public async Task Recorded_rounds_are_served_under_the_same_api_and_cannot_be_changed()
    {
        await using var client = await TestClient.StartAsync(new() { Source = Source, Now = Open.AddDays(40) });
        var data = await client.DataAsync(
            "{ v2RoundModelPerformances(modelId: \"m-1\", submittedOnly: true) { atRisk roundResolved submissionScores { value payoutSettled } } v3UserProfile(modelName: \"shatteredx\") { roundModelPerformances { mmc payout } } }"
        );
        var row = data.GetProperty("v2RoundModelPerformances")[0];
        row.GetProperty("submissionScores")[0]
            .GetProperty("payoutSettled")
            .GetString()
            .ShouldBe("0.031000000000000000");
        data.GetProperty("v3UserProfile")
            .GetProperty("roundModelPerformances")[0]
            .GetProperty("mmc")
            .GetDecimal()
            .ShouldBe(0.0041m);
        (
            await client.ErrorAsync("mutation { increaseStake(modelId: \"m-1\", amount: \"3\") { id } }", key: true)
        ).ShouldBe("Recorded rounds cannot be changed");
    }

    [Fact]
    public void Without_a_clock_recorded_rounds_start_where_all_of_them_is_known() =>
        Source.PreferredStart.ShouldBe(Open.AddDays(31));

    [Fact]
    public void Payouts_are_served_as_they_were_reported_and_a_projection_is_never_settled()
    {
        var running = new RecordedPerformance(
            new PerformanceRecord
            {
                Model = Model,
                Round = Round,
                SubmissionId = "s-1",
                Status = "on-time",
            },
            [new ScoreRecord("mmc", "", 1, Open.AddDays(4), 0.1m, null)]
        )
        {
            OtherVersions = [new ScoreRecord("mmc", "v3", 1, Open.AddDays(4), 0.3m, null)],
            Payouts =
            [
                new RecordedPayout(Open.AddDays(5), 0.5m, false),
                new RecordedPayout(Open.AddDays(9), 0.7m, false),
            ],
        };
        ITournamentSource source = new RecordedSource([], [Round], [Model], [running]);
        (decimal?, decimal?) At(int days)
        {
            var submission = source.At(Open.AddDays(days)).Performance(Model, 1020)!;
            return (submission.Payout, submission.Settled);
        }
        (At(4), At(6), At(10), At(40)).ShouldBe(((null, null), (0.5m, null), (0.7m, null), (0.7m, null)));
        var view = source.At(Open.AddDays(40));
        // The short list holds official scores only: with two versions of one name a client could not tell which one counts.
        view.Latest(running.Performance).ShouldHaveSingleItem().Value.ShouldBe(0.1m);
        view.Scores(running.Performance).Count.ShouldBe(2);
        view.Performance(Model, 1019).ShouldBeNull();
        source.PreferredStart.ShouldBe(Open.AddDays(31));
    }

    [Fact]
    public void A_change_is_refused() =>
        Served.Change(new StakeChange(StakeChangeKind.Increase, "m-1", 3m), Open).Accepted.ShouldBeFalse();
}
