using Ballast.Sandbox.Server;

namespace Ballast.Tests.Delivery.Hours;

/// <summary>
/// An hour of sandbox time in which a round opens and closes, with requests that fail: every planted incident is reported once, and nothing else. The long one looks every four minutes:
/// <c>./test.sh --filter-class '*SandboxHourTests' --explicit only</c>.
/// </summary>
public sealed class SandboxHourTests
{
    private static readonly FaultOptions Faults = new()
    {
        TooManyRequestsInBody = 0.05,
        ServerError = 0.05,
        CutBefore = 0.03,
        CutAfter = 0.03,
        CutInside = 0.03,
        PartialData = 0.05,
    };

    [Fact]
    public Task PlantedIncidents_AreEachReportedOnce() => WatchAsync([0, 13, 45, 64]);

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task PlantedIncidents_WatchedEveryFourMinutes_AreEachReportedOnce(int seed) =>
        WatchAsync([.. Enumerable.Range(0, 18).Select(step => step * 4)], (ulong)seed);

    private static async Task WatchAsync(int[] minutes, ulong seed = 1)
    {
        await using var hour = await Hour.StartAsync(Faults with { Seed = seed });
        foreach (var minute in minutes)
            await hour.StepAsync(Hour.Start.AddMinutes(minute));
        hour.RefuseAllKeys();
        await hour.StepAsync(Hour.Start.AddMinutes(minutes[^1] + 4));
        await hour.SendAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{hour.Failures} of {minutes.Length + 1} syncs failed");
        hour.Taken.Keys.Order(StringComparer.Ordinal).ShouldBe(Planted().Order(StringComparer.Ordinal));
        hour.Taken.ShouldAllBe(t => t.Value.Count == 1, "each is taken once");
    }

    /// <summary>All that is planted, by the keys of its incidents.</summary>
    private static IEnumerable<string> Planted()
    {
        const int Round = HourSource.Round;
        var today = $"{Hour.Start:yyyy-MM-dd}";
        return
        [
            $"missed-submission/classic/MISSED/{Round}-due",
            $"missed-submission/classic/MISSED/{Round}",
            $"late-submission/classic/LATE/{Round}",
            $"late-submission/classic/ZERO/{Round}",
            $"missing-score/classic/ZERO/{HourSource.Unscored}",
            "drift/classic/FALL/1100",
            $"drawdown/classic/FALL/{HourSource.Fall}",
            $"burn-streak/classic/FALL/{HourSource.Fall}",
            $"unreconciled-payout/classic//{HourSource.Unreconciled}",
            "release-due/classic/RELEASING/releasing",
            "release-due/classic/RELEASED/released",
            "money-free/classic/RELEASED/release-released",
            $"money-free/classic/MAIN/claim-{HourSource.Unreconciled}",
            $"key-problem/all/TWO/{today}",
            "key-problem/all/WEAK/key-lacks-scope-web3_staking",
            "key-problem/all/STRONG/key-can-more-download_submission+stake+upload_submission",
            $"key-problem/all/GONE/{Hour.Start.AddDays(-3):yyyy-MM-dd}",
            $"key-problem/all//key-refused-{today}",
            $"stale-data/signals//{Hour.Start.AddDays(-5):yyyy-MM-ddTHH:mm}",
            $"wrong-slot/classic/SLOT_00/swap-{Round}",
            $"wrong-slot/classic/SLOT_02/{HourFiles.Strange}",
            $"wrong-slot/classic/SLOT_05/same-{Round}",
            $"rule-change/classic//{Round}:classic-11-corr05-mmc2+clip=0.1",
        ];
    }
}
