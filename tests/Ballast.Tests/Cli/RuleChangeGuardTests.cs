using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A change that nobody announced, from the sync that finds it to the stake that is raised again, as an owner meets it.</summary>
public sealed class RuleChangeGuardTests
{
    private static readonly int First =
        RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(ApplyWorld.Legacy.UtcDateTime)) + 1;

    [Fact]
    public async Task PlantedChange_IsFound_Explained_AndNothingIsRaisedUntilSomebodyHasLooked()
    {
        var change = new PlantedChange(Tournament.Classic, First)
        {
            Multipliers = new Dictionary<string, decimal> { ["corr20V2"] = 0.5m, ["vmc"] = 3m },
            Clip = 0.1m,
        };
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy, change);
        Sync(world).ShouldNotContain("The payout rules of classic");
        var model = (await world.ReadAsync()).Models.First(m => m is { Tournament: 8, Stake: > 0 }).Name;
        string[] increase =
        [
            "stake",
            "increase",
            model,
            "5",
            "--yes",
            "--max-nmr",
            "5",
            "--api",
            world.Server.Url.ToString(),
        ];
        world.Pass(TimeSpan.FromDays(2));
        Sync(world).ShouldContain($"The payout rules of classic changed with round {First}");
        var reported = world.Line.Run("rule-changes").Out;
        reported.ShouldContain("vmc is a score that this version of Ballast does not know");
        reported.ShouldContain("A round can win or lose up to 10 % of its stake; before, 5 %.");
        var refused = JsonDocument.Parse(world.Line.Run([.. increase, "--json"]).Out).RootElement;
        refused.Text("code").ShouldBe("rule-change");
        world.Server.Changes.CarriedOut.ShouldBeEmpty();
        Waiting(world, model).ShouldContain(w => w.Contains("nobody has looked at the change"));
        var key = world.Line.Json("rule-changes").GetProperty("changes")[0].Text("key");
        world.Line.Run("watch", "--acknowledge", key).Code.ShouldBe(0);
        Waiting(world, model).ShouldNotContain(w => w.Contains("nobody has looked at the change"));
        world.Line.Run(increase).Code.ShouldBe(0);
        world.Server.Changes.CarriedOut.ShouldHaveSingleItem();
    }

    private static string Sync(ApplyWorld world)
    {
        // The world's own clock runs fast, and would end a long answer before it has come.
        using var line = new CommandLine
        {
            Location = world.Line.Store,
            Now = world.Clock.GetUtcNow(),
            Variables = world.Line.Variables,
        };
        var said = line.Run("sync", "--account", "--api", world.Server.Url.ToString());
        said.Code.ShouldBe(0, said.Error);
        return (said.Out + said.Error).ReplaceLineEndings(" ");
    }

    private static string[] Waiting(ApplyWorld world, string model) =>
        [
            .. world
                .Line.Json("plan", "--target", $"{model}=100000")
                .GetProperty("waiting")
                .EnumerateArray()
                .Select(w => w.Text("reason")),
        ];
}
