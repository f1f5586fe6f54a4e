using Ballast.Core.Rounds;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Syncing;

/// <summary>A change that is planted in the sandbox is found by the first sync after its first round has opened, whatever it is.</summary>
public sealed class RuleChangeSyncTests
{
    private static readonly int First =
        RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(SyncWorld.Legacy.UtcDateTime)) + 2;

    [Theory]
    [InlineData("multipliers", "corr20V2=0.5,mmc=3", "The multiplier of mmc is 3; before, 2.25.")]
    [InlineData("clip", "clip=0.1", "A round can win or lose up to 10 % of its stake; before, 5 %.")]
    [InlineData("threshold", "threshold=50000", "Payouts shrink when more than 50,000 NMR are at risk in a round")]
    [InlineData("horizon", "corr60=3,mmc60=15", "A round is scored for 60 days")]
    [InlineData("unknown score", "corr20V2=0.75,vmc=2", "It pays on 0.75 x corr20V2 + 2 x vmc")]
    public async Task Sync_APlantedChange_IsFoundOnceAndSaid(string what, string planted, string said)
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 30, changes: Planted(planted));
        (await world.SyncAsync()).Answer.RuleChanges.ShouldBeEmpty(what);
        world.Server.MoveClock(RoundCalendar.OpenTime(First).AddHours(5));
        var (answer, _) = await world.SyncAsync();
        var change = answer.RuleChanges.ShouldHaveSingleItem(what);
        (change.Round, change.Kind, change.IsSeen).ShouldBe((First, RuleChangeKind.Rule, true));
        string.Join(' ', change.Differences).ShouldContain(said);
        answer.Warnings.ShouldContain(w =>
            w.Contains($"change with round {First}") || w.Contains($"changed with round {First}")
        );
        world.Server.MoveClock(RoundCalendar.OpenTime(First).AddHours(29));
        (await world.SyncAsync()).Answer.RuleChanges.ShouldBeEmpty("it was said before");
    }

    private static IReadOnlyList<PlantedChange> Planted(string text) =>
        Ballast.Cli.Options.PlantedChangeOption.Read($"{First}:{text}", "sandbox");
}
