using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Store;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Cli;

/// <summary>A stake that is changed by hand, against a sandbox over HTTP: the same caps and the same journal as any plan.</summary>
public sealed class StakeCommandTests
{
    [Fact]
    public async Task Increase_ThatIsConfirmed_IsSentOnceAndStandsInTheJournal()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        var model = await StakedAsync(world);
        world.Line.Typed = "APPLY 4 NMR\n";
        var said = Stake(world, "increase", model.Name, "4", "--why", "more", "--who", "bob@desk");
        said.Code.ShouldBe(0, said.Out + said.Error);
        said.Out.ShouldContain("The one move done, 4 NMR moved.");
        world.Server.Changes.CarriedOut.Select(c => c.Change.Amount).ShouldBe([4m]);
        var first = world.Line.Json("journal", "--all").GetProperty("entries").EnumerateArray().Last();
        (first.GetProperty("why").GetString(), first.GetProperty("who").GetString()).ShouldBe(("more", "bob@desk"));
        // The plan was on the disk while it was sent, and is no longer needed.
        Directory.GetFiles(world.Line.Folder.Root, "ballast-stake-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Stake_WithoutConsent_ByTheSameRulesAsApply()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        var model = await StakedAsync(world);
        Code(Stake(world, "increase", model.Name, "4", "--json"), 1).ShouldBe("not-confirmed");
        Code(Stake(world, "increase", model.Name, "4", "--json", "--yes"), 2).ShouldBe("usage");
        Code(Stake(world, "increase", model.Name, "4", "--json", "--yes", "--max-nmr", "3"), 1).ShouldBe("cap-max-nmr");
        Code(Stake(world, "increase", model.Name, "2", "--json", "--yes", "--max-nmr", "3"), 1)
            .ShouldBe("cap-least-change");
        Code(Stake(world, "increase", "nobody", "4", "--json", "--dry-run"), 1).ShouldBe("unknown-model");
        Code(Stake(world, "increase", model.Name, "4", "--json", "--dry-run", "--account", "team"), 1)
            .ShouldBe("no-key");
        Stake(world, "increase", model.Name, "4", "--dry-run").Out.ShouldContain("Nothing was sent.");
        world.Server.Changes.CarriedOut.ShouldBeEmpty();
        Directory.GetFiles(world.Line.Folder.Root, "ballast-stake-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Release_AndCancel_AreThereAndBack()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        var model = await StakedAsync(world);
        Code(Yes(world, "cancel", model.Name), 1).ShouldBe("cap-no-release");
        Yes(world, "release", model.Name, "1.5").Code.ShouldBe(0);
        (await ShownAsync(world, model.Name)).Release!.Amount.ShouldBe(1.5m);
        Code(Yes(world, "set", model.Name, "2"), 1).ShouldBe("cap-one-release");
        Yes(world, "cancel", model.Name).Code.ShouldBe(0);
        (await ShownAsync(world, model.Name)).Release.ShouldBeNull();
        Yes(world, "release", model.Name, "all").Code.ShouldBe(0);
        (await ShownAsync(world, model.Name)).Release!.IsAll.ShouldBeTrue();
    }

    [Fact]
    public async Task Set_ToATotal_AsksForWhatIsMissingOverWhatIsAtRisk()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        var model = await StakedAsync(world);
        var dry = JsonDocument.Parse(Stake(world, "set", model.Name, "1000", "--dry-run", "--json").Out).RootElement;
        var missing = dry.GetProperty("moves")[0].GetProperty("nmr").GetDecimal();
        // What is at risk lies within a few days' payouts of the stake.
        missing.ShouldBeInRange(1000 - (model.Stake * 1.2m), 1000 - (model.Stake * 0.8m));
        var atRisk = 1000 - missing;
        var same = Stake(
            world,
            "set",
            model.Name,
            atRisk.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--dry-run",
            "--json"
        );
        Code(same, 1).ShouldBe("nothing-to-do");
        Kind(Stake(world, "set", model.Name, "1", "--dry-run", "--json")).ShouldBe("release");
        Kind(Stake(world, "set", model.Name, "0", "--dry-run", "--json")).ShouldBe("release-all");
    }

    [Fact]
    public async Task Stake_UnderAtomicStaking_PointsToPlanAndApply()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Atomic);
        var said = Stake(world, "increase", "any", "4", "--json", "--dry-run");
        Code(said, 1).ShouldBe("atomic-staking");
        said.Out.ShouldContain("ballast plan");
    }

    [Fact]
    public async Task Increase_WhoseAnswerIsLost_LeavesThePlanToGoOnWith()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        var model = await StakedAsync(world);
        world.Server.SetFaults(new FaultOptions { LateDelivery = 1, Mutations = true });
        var said = Yes(world, "increase", model.Name, "4");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("go on with: ballast apply");
        var plan = Directory.GetFiles(world.Line.Folder.Root, "ballast-stake-*").ShouldHaveSingleItem();
        world.Server.SetFaults(new FaultOptions());
        world.Pass(TimeSpan.FromMinutes(11));
        world
            .Line.Run("apply", plan, "--resume", "--yes", "--max-nmr", "10", "--api", world.Server.Url.ToString())
            .Code.ShouldBe(0);
        world.Server.Changes.CarriedOut.Count.ShouldBe(1);
    }

    [Fact]
    public void Baseline_WithoutASubmissionInTheLastRounds_IsTheStake()
    {
        var model = new ShownModel
        {
            Tournament = 8,
            Name = "m",
            Id = "i",
            Stake = 10,
            Held = 2,
        };
        StakeBaseline.Find(model, [(5, 0m), (4, 7m), (3, 6m)]).ShouldBe(new StakeBaseline(7, 2, 4, 1));
        StakeBaseline.Find(model, [(5, 0m)]).ShouldBe(new StakeBaseline(10, 2, null));
        var moves = new StakeBaseline(7, 2, 4);
        moves.MoveTo(model, 12).ShouldBe(new Outcome<(PlanMoveKind, decimal)?>.Done((PlanMoveKind.Increase, 3m)));
        moves.MoveTo(model, 8).ShouldBe(new Outcome<(PlanMoveKind, decimal)?>.Done((PlanMoveKind.Release, 1m)));
        moves.MoveTo(model, 9).ShouldBe(new Outcome<(PlanMoveKind, decimal)?>.Done(null));
    }

    /// <summary>Set from 7 NMR at risk in round 4, where 3 joined in round 5 without a submission: 10 more would come on top of them.</summary>
    [Theory]
    [InlineData(10, 20, "stake-unclear")]
    [InlineData(7.05, 20, null)]
    [InlineData(10, 0, null)]
    public void Set_WhereTheStakeMovedWithoutASubmission_IsRefused(double stake, double target, string? code)
    {
        var model = new ShownModel
        {
            Tournament = 8,
            Name = "m",
            Id = "i",
            Stake = (decimal)stake,
        };
        Refused(StakeBaseline.Find(model, [(5, 0m), (4, 7m)]).MoveTo(model, (decimal)target)).ShouldBe(code);
        Refused(StakeBaseline.Find(model, [(4, 7m)]).MoveTo(model, (decimal)target)).ShouldBeNull();
    }

    [Fact]
    public void SetToNothing_WhereNmrAreHeld_IsRefused()
    {
        var model = new ShownModel
        {
            Tournament = 8,
            Name = "m",
            Id = "i",
            Stake = 10,
            Held = 5,
        };
        Refused(StakeBaseline.Find(model, [(4, 10m)]).MoveTo(model, 0)).ShouldBe("cap-held");
    }

    private static string? Refused(Outcome<(PlanMoveKind, decimal)?> outcome) =>
        (outcome as Outcome<(PlanMoveKind, decimal)?>.Refused)?.Refusal.Code;

    private static string Kind(Support.CommandLine.Said said) =>
        JsonDocument.Parse(said.Out).RootElement.GetProperty("moves")[0].GetProperty("kind").GetString()!;

    private static Support.CommandLine.Said Yes(ApplyWorld world, params string[] words) =>
        Stake(world, [.. words, "--yes", "--max-nmr", "1000", "--json"]);

    private static Support.CommandLine.Said Stake(ApplyWorld world, params string[] words) =>
        world.Line.Run(["stake", .. words, "--api", world.Server.Url.ToString()]);

    private static async Task<ShownModel> StakedAsync(ApplyWorld world) =>
        (await world.ReadAsync()).Models.First(m => m is { Tournament: 8, Stake: > 5 and < 300, Release: null });

    private static async Task<ShownModel> ShownAsync(ApplyWorld world, string name) =>
        (await world.ReadAsync()).Models.Single(m => m.Tournament == 8 && m.Name == name);

    private static string Code(Support.CommandLine.Said said, int exit)
    {
        said.Code.ShouldBe(exit, said.Out + said.Error);
        return JsonDocument.Parse(said.Out).RootElement.GetProperty("code").GetString()!;
    }
}
