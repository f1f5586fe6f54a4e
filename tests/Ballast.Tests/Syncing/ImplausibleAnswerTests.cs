using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Syncing;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>What an API says and cannot be true is left out, counted and named; everything else of the answer is kept.</summary>
public sealed class ImplausibleAnswerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sync_ValuesThatCannotBe_AreRefusedAndTheOthersKept()
    {
        var good = Round(1200);
        FeedModelRound[] reported =
        [
            good with
            {
                Paths = [Path(Metric.Corr, 1e30), Path(Metric.Mmc, 0.02), Path(new Metric(new string('x', 5000)), 0.1)],
            },
            Round(1201) with
            {
                AtRisk = new Nmr(12_000_000m),
            },
            Round(1202) with
            {
                Settled = Nmr.Parse("-11"),
            },
            Round(1203) with
            {
                ResolveTime = DateTimeOffset.MaxValue,
            },
            Round(1204) with
            {
                Multipliers = new Multipliers([(Metric.Corr, 1e20m)]),
            },
            Round(1205) with
            {
                PayoutFactor = 7m,
            },
            Round(1_000_000),
        ];
        var feed = new Feed(
            [
                .. Enumerable.Range(1200, 6).Select(n => Facts(n)),
                Facts(1206) with
                {
                    PayoutFactor = 2m,
                },
                Facts(1207) with
                {
                    OpenTime = DateTimeOffset.MaxValue,
                },
                Facts(1208) with
                {
                    TotalAtStake = new Nmr(1e20m),
                },
            ],
            reported
        );
        using var store = TournamentStore.Open(_folder.Path("store.db"));
        var request = new SyncRequest { Models = ["alice"], Now = CommandLine.UsualNow };
        var outcome = await SyncWorkflow.RunAsync(
            store,
            feed,
            [],
            request,
            null,
            TestContext.Current.CancellationToken
        );
        var answer = outcome.ShouldBeOfType<Outcome<SyncAnswer>.Done>().Value;
        var model = answer.Models.ShouldHaveSingleItem();
        model.Refused.ShouldBe(8);
        model.FirstRefused[0].ShouldBe("round 1200: corr 1E+30 is not between -1 and 1");
        answer.Warnings.ShouldHaveSingleItem().ShouldStartWith("3 facts of rounds that cannot be were left out");
        store.Metrics(Tournament.Classic, CommandLine.UsualNow).ShouldBe([Metric.Corr, Metric.Mmc], ignoreOrder: true);
        store
            .Scores(new ScoreQuery(Tournament.Classic, null, [Metric.Corr], 1, 9999, CommandLine.UsualNow))
            .Row(0, 0)
            .ToArray()
            .ShouldAllBe(s => double.IsNaN(s) || Math.Abs(s) <= 1);
        store
            .Positions(new PositionQuery(Tournament.Classic, null, 1, 9999, CommandLine.UsualNow))
            .Select(p => p.Round)
            .ShouldBe([1200]);
        store.Rounds(Tournament.Classic, CommandLine.UsualNow).Keys.Order().ShouldBe(Enumerable.Range(1200, 6));
    }

    private static FeedModelRound Round(int number) =>
        new()
        {
            Round = number,
            IsSubmitted = true,
            AtRisk = Nmr.Parse("10"),
            Settled = Nmr.Parse("0.1"),
            PayoutFactor = 0.1m,
            ClaimsResolved = true,
            Paths = [Path(Metric.Corr, 0.01)],
        };

    private static FeedPath Path(Metric metric, double value) => new(metric, [new FeedValue(null, value, 20)]);

    private static RoundFacts Facts(int number) =>
        new()
        {
            Tournament = Tournament.Classic,
            Number = number,
            Resolved = true,
            PayoutFactor = 0.1m,
        };

    private sealed class Feed(RoundFacts[] rounds, FeedModelRound[] reported) : ITournamentFeed
    {
        public string Origin => "a test";

        public Task<FeedRounds> RoundsAsync(Tournament tournament, int? newest, CancellationToken cancellation) =>
            Task.FromResult(
                new FeedRounds(
                    [.. rounds.Select(r => new FeedRound(r, new Dictionary<string, DateTimeOffset>()))],
                    CommandLine.UsualNow
                )
            );

        public Task<FeedModel?> FindModelAsync(Tournament tournament, string name, CancellationToken cancellation) =>
            Task.FromResult<FeedModel?>(new FeedModel("1", name, null));

        public Task<IReadOnlyList<FeedModel>> LeaderboardAsync(
            Tournament tournament,
            int count,
            CancellationToken cancellation
        ) => Task.FromResult<IReadOnlyList<FeedModel>>([]);

        public Task<Outcome<FeedModelRounds>> ModelRoundsAsync(
            Tournament tournament,
            FeedModel model,
            int from,
            int to,
            bool latestOnly,
            CancellationToken cancellation
        ) => Task.FromResult<Outcome<FeedModelRounds>>(new FeedModelRounds(reported, CommandLine.UsualNow, null));
    }
}
