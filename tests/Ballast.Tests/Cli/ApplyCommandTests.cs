using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Cli;

/// <summary>The command against a sandbox over HTTP.</summary>
public sealed class ApplyCommandTests
{
    [Fact]
    public async Task Apply_WhereThePhraseIsTyped_SendsThePlanAndKeepsTheJournal()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        var plan = await PlanAsync(world);
        world.Line.Typed = "APPLY 6.25 NMR\n";
        var said = world.Apply("--why", "quarterly");
        said.Code.ShouldBe(0, said.Out + said.Error);
        said.Out.ShouldContain("APPLY 6.25 NMR");
        said.Out.ShouldContain("2 moves, 6.25 NMR altogether, are about to be sent.");
        said.Out.ShouldContain("All 2 moves done, 6.25 NMR moved.");
        world.Server.Changes.CarriedOut.Select(c => c.Change.Amount).ShouldBe([4m, 2.25m]);
        var journal = world.Line.Json("journal", "--all");
        journal.GetProperty("isWhole").GetBoolean().ShouldBeTrue();
        var entries = journal.GetProperty("entries").EnumerateArray().Reverse().ToList();
        entries
            .Select(e => e.GetProperty("kind").GetString())
            .ShouldBe(["plan-accepted", "intent", "answer", "read-back", "intent", "answer", "read-back", "finished"]);
        (entries[0].GetProperty("who").GetString(), entries[0].GetProperty("why").GetString()).ShouldBe(
            ("ann@desk", "quarterly")
        );
        entries[0].GetProperty("plan").GetString().ShouldBe(plan.Hash);
    }

    [Theory]
    [InlineData("apply 6.25 nmr")]
    [InlineData("APPLY 6.2 NMR")]
    [InlineData("yes")]
    [InlineData("")]
    public async Task Apply_WhereAnythingElseIsTyped_SendsNothing(string typed)
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await PlanAsync(world);
        world.Line.Typed = typed;
        var said = world.Apply();
        (said.Code, world.Server.Changes.CarriedOut.Count).ShouldBe((1, 0));
        said.Error.ShouldContain("not the phrase");
    }

    [Fact]
    public async Task Apply_WhereNobodyIsThere_NeedsYesAndYesNeedsABound()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await PlanAsync(world);
        Code(world.Apply("--json"), 1).ShouldBe("not-confirmed");
        Code(world.Apply("--json", "--yes"), 2).ShouldBe("usage");
        Code(world.Apply("--json", "--yes", "--max-nmr", "6.2"), 1).ShouldBe("cap-max-nmr");
        world.Server.Changes.CarriedOut.ShouldBeEmpty();
        var done = JsonDocument.Parse(world.Apply("--json", "--yes", "--max-nmr", "6.25").Out).RootElement;
        (done.GetProperty("schema").GetString(), done.GetProperty("outcome").GetString()).ShouldBe(
            ("ballast.apply/1", "finished")
        );
        world.Server.Changes.CarriedOut.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Apply_Dry_ShowsWhatWouldBeSentAndWritesNothing()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await PlanAsync(world);
        var said = world.Apply("--dry-run");
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldContain("Nothing was sent. 2 moves would be, 6.25 NMR altogether.");
        world.Line.Json("journal").GetProperty("total").GetInt32().ShouldBe(0);
        // A run that would stop before it begins promises no sending.
        said = world.Apply("--dry-run", "--max-nmr", "6");
        said.Out.ShouldContain("Nothing was sent, and nothing would be.");
        said.Out.ShouldContain("--max-nmr allows 6");
        said.Out.ShouldNotContain("would be, ");
    }

    [Fact]
    public async Task Apply_AnEditedOrStaleOrMissingPlan_IsRefusedBeforeAnythingIsAsked()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        Code(world.Apply("--json", "--dry-run"), 1).ShouldBe("no-plan");
        await PlanAsync(world);
        var text = File.ReadAllText(world.File);
        File.WriteAllText(world.File, text.Replace("2.25", "22.5"));
        Code(world.Apply("--json", "--dry-run"), 1).ShouldBe("plan-edited");
        File.WriteAllText(world.File, text);
        world.Server.Requests.Reset();
        world.Pass(TimeSpan.FromHours(24));
        Code(world.Apply("--json", "--dry-run"), 1).ShouldBe("plan-expired");
        world.Server.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Apply_WhereTheAnswerIsLost_GoesOnWithResumeAndSendsNothingTwice()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await PlanAsync(world);
        // The first one arrives after three minutes, when nobody waits any more.
        world.Server.SetFaults(new FaultOptions { LateDelivery = 1, Mutations = true });
        var said = world.Apply("--yes", "--max-nmr", "10", "--json");
        said.Code.ShouldBe(1);
        var stopped = JsonDocument.Parse(said.Out).RootElement;
        stopped.GetProperty("code").GetString().ShouldBe("unknown");
        stopped.GetProperty("resumeAt").GetDateTimeOffset().ShouldBe(ApplyWorld.Legacy + ApplyTolerance.SettleTime);
        Code(world.Apply("--yes", "--max-nmr", "10", "--json"), 1).ShouldBe("plan-begun");
        world.Server.SetFaults(new FaultOptions());
        world.Pass(TimeSpan.FromMinutes(11));
        world.Apply("--resume", "--yes", "--max-nmr", "10").Code.ShouldBe(0);
        world.Server.Changes.CarriedOut.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Apply_WithAKeyThatLacksTheScope_SendsNothing()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await PlanAsync(world);
        var line = new Support.CommandLine { Clock = world.Clock, Location = world.Line.Store };
        var said = line.Run("apply", world.File, "--api", world.Server.Url.ToString(), "--dry-run", "--json");
        Code(said, 1).ShouldBe("no-key");
    }

    [Fact]
    public async Task Verify_ALegacyPlan_TellsWhetherItsStakesAreThere()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await PlanAsync(world);
        var before = JsonDocument.Parse(world.Apply("--verify", "--json").Out).RootElement;
        before.GetProperty("isAsPlanned").GetBoolean().ShouldBeFalse();
        world.Apply("--yes", "--max-nmr", "10").Code.ShouldBe(0);
        var said = world.Apply("--verify", "--json");
        said.Code.ShouldBe(0, said.Out);
        var after = JsonDocument.Parse(said.Out).RootElement;
        (after.GetProperty("schema").GetString(), after.GetProperty("isAsPlanned").GetBoolean()).ShouldBe(
            ("ballast.plan-verify/1", true)
        );
        // The same by the other name.
        world
            .Line.Run("plan", "--verify", world.File, "--api", world.Server.Url.ToString(), "--json")
            .Out.ShouldBe(said.Out);
    }

    private static string Code(Support.CommandLine.Said said, int exit)
    {
        said.Code.ShouldBe(exit, said.Out + said.Error);
        return JsonDocument.Parse(said.Out).RootElement.GetProperty("code").GetString()!;
    }

    private static Task<StakePlan> PlanAsync(ApplyWorld world) =>
        world.PlanAsync(
            PlanRefusals.Legacy,
            models =>
            {
                var staked = models.Where(m => m is { Stake: > 5 and < 300, Release: null }).Take(2).ToList();
                return
                [
                    world.Move(1, PlanMoveKind.Increase, staked[0].Name, 4),
                    world.Move(2, PlanMoveKind.Release, staked[1].Name, 2.25m),
                ];
            }
        );
}
