using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Tests.Questions.Ladder;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Plan;

/// <summary>The plan as a file, and several beside each other.</summary>
public sealed class PlanFileTests
{
    private static LadderWorld Two() => LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1270, 1290, 10));

    [Fact]
    public void Out_WritesThePlanThatIsShown_AndReplacesNothingUnasked()
    {
        using var world = Two();
        var file = world.Line.Folder.Path("plan.json");
        var said = world.Line.Run("plan", "--out", file, "--json");
        said.Code.ShouldBe(0, said.Error);
        var written = PlanReading.Read(File.ReadAllText(file));
        written.Hash.ShouldBe(PlanReading.Read(said.Out).Hash);
        world.Line.Run("plan", "--target", "hold", "--out", file).Code.ShouldBe(1);
        PlanReading.Read(File.ReadAllText(file)).Hash.ShouldBe(written.Hash);
        world.Line.Run("plan", "--target", "hold", "--out", file, "--force").Code.ShouldBe(0);
        PlanReading.Read(File.ReadAllText(file)).Target.Name.ShouldBe("hold");
        // The store is no plan, whatever was asked.
        world.Line.Run("plan", "--out", world.Line.Store, "--force").Code.ShouldBe(1);
        world.Line.Run("plan", "--compare", "equal,hold", "--out", file, "--force").Code.ShouldBe(2);
    }

    /// <summary>The hash is over everything that matters: another amount is another plan.</summary>
    [Fact]
    public void EditedPlan_IsNoPlanAnyMore()
    {
        using var world = Two();
        var text = PlanFile.Write(world.Plan());
        PlanFile
            .Read(text.Replace("\"nmr\": 45", "\"nmr\": 46", StringComparison.Ordinal))
            .ShouldBeOfType<Outcome<StakePlan>.Refused>();
        PlanFile.Read(text).ShouldBeOfType<Outcome<StakePlan>.Done>();
    }

    [Fact]
    public void Expires_CountsFromTheMomentOfThePlan()
    {
        using var world = Two();
        world.Plan("--expires", "3").ExpiresAt.ShouldBe(world.Now.AddHours(3));
        world.Plan().ExpiresAt.ShouldBe(RoundCalendar.CloseTime(1291));
    }

    [Fact]
    public void Compare_SaysOfEachTargetWhatItsPlanSays()
    {
        using var world = Two();
        var compared = world.Line.Json("plan", "--compare", "hold,equal", "--target", "a=0");
        compared.Text("schema").ShouldBe("ballast.plan-comparison/1");
        var plans = compared.GetProperty("plans").EnumerateArray().ToList();
        plans.Select(p => p.Text("target")).ShouldBe(["amounts", "hold", "equal"]);
        foreach (
            var (plan, alone) in plans.Zip([
                world.Plan("--target", "a=0"),
                world.Plan("--target", "hold"),
                world.Plan(),
            ])
        )
        {
            var cost = plan.GetProperty("cost");
            cost.Amount("idleNmrDays").ShouldBe(alone.Cost!.IdleNmrDays);
            cost.Amount("worstCaseOnPath").ShouldBe(alone.Cost.WorstCaseOnPath);
            (plan.Whole("movesNow") + plan.Whole("movesLater")).ShouldBe(alone.Moves.Count);
        }
        var words = world.Line.Run("plan", "--compare", "hold,equal").Out;
        words.ShouldContain("hold costs 0.00 NMR-days of waiting, equal");
    }

    /// <summary>A wallet without models, an empty store, models with nothing: each is said.</summary>
    [Fact]
    public void NothingKnown_IsRefused_WithWhatToDo()
    {
        using var line = new CommandLine();
        line.Run("plan").Code.ShouldBe(1);
        line.Run("import", line.Folder.Write("s.csv", "model,roundNumber,corr\nx,1200,0.01\n")).Code.ShouldBe(0);
        line.Run("plan").Error.ShouldContain("sync --account");
        line.Run("plan", "x").Error.ShouldContain("Neither a wallet nor a stake");
    }

    /// <summary>700 models of which half have too much: one path, every move.</summary>
    [Fact]
    public void ManyModels_HaveOneMoveOrSomeEach()
    {
        using var world = LadderWorld.After(
            1290,
            [.. Enumerable.Range(0, 700).Select(i => ($"m{i:000}", 1286, 1290, i % 2 == 0 ? 20m : 4m))]
        );
        var plan = world.Plan();
        plan.Moves.Count(m => m.Kind == PlanMoveKind.Release).ShouldBe(350);
        plan.Cost!.Reached.ShouldBe(1);
        plan.Waiting.ShouldBeEmpty();
    }
}
