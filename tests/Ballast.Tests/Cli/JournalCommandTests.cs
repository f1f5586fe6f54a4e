using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Sandbox.Server;
using Ballast.Storage.Engines;

namespace Ballast.Tests.Cli;

public sealed class JournalCommandTests
{
    [Fact]
    public async Task Verify_AJournalThatWasChanged_NamesTheFirstEntryThatIsNotAsItWasWritten()
    {
        await using var world = await FilledAsync();
        world.Line.Run("journal", "--verify").Code.ShouldBe(0);
        // Behind the store's back, without its triggers.
        Sql(world, "DROP TRIGGER journal_entry_is_not_changed");
        Sql(world, "UPDATE journal_entry SET why = 'another' WHERE id = 3");
        var said = world.Line.Run("journal", "--verify");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("Entry 3 was changed");
        var json = JsonDocument.Parse(world.Line.Run("journal", "--json").Out).RootElement;
        (json.GetProperty("isWhole").GetBoolean(), json.GetProperty("firstBroken").GetInt64()).ShouldBe((false, 3));
        // And nothing more is sent by it.
        world
            .Line.Run("apply", world.File, "--resume", "--api", world.Server.Url.ToString(), "--dry-run")
            .Error.ShouldContain("Entry 3 was changed");
    }

    [Fact]
    public async Task Verify_AnEntryThatWasTakenOut_IsMissed()
    {
        await using var world = await FilledAsync();
        Sql(world, "DROP TRIGGER journal_entry_is_not_deleted");
        Sql(world, "DELETE FROM journal_entry WHERE id = 2");
        world.Line.Run("journal", "--verify").Error.ShouldContain("Entry 2 is missing");
    }

    [Fact]
    public async Task Export_TheJournal_GivesAllEntriesAsLinesAndAsCsv()
    {
        await using var world = await FilledAsync();
        var (lines, csv) = (world.Line.Folder.Path("j.jsonl"), world.Line.Folder.Path("j.csv"));
        world.Line.Run("journal", "--export", lines).Code.ShouldBe(0);
        world.Line.Run("journal", "--export", csv).Code.ShouldBe(0);
        var written = File.ReadAllLines(lines);
        written.Length.ShouldBe(5);
        var hashes = written.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("hash").GetString()).ToList();
        hashes.ShouldBeUnique();
        File.ReadAllText(csv)
            .ShouldStartWith("number,at,who,kind,why,tournament,plan,move,content,previousHash,hash\n1,");
        // A file that is there stays, but with --force.
        world.Line.Run("journal", "--export", lines).Code.ShouldBe(1);
        world.Line.Run("journal", "--export", lines, "--force").Code.ShouldBe(0);
    }

    [Fact]
    public async Task Reconcile_AnUnknownChange_FreesItsModel()
    {
        await using var world = await FilledAsync(new FaultOptions { CutBefore = 1, Mutations = true });
        var open = world.Line.Json("journal").GetProperty("open").EnumerateArray().Single().GetInt64();
        world.Line.Run("journal", "reconcile", $"{open}", "perhaps").Code.ShouldBe(1);
        world.Line.Run("journal", "reconcile", "1", "done").Error.ShouldContain("is no intent");
        world.Line.Run("journal", "reconcile", $"{open}", "not-done").Error.ShouldContain("can still arrive until");
        world.Pass(ApplyTolerance.SettleTime);
        world
            .Line.Run("journal", "reconcile", $"{open}", "not-done", "--why", "Not there.", "--who", "eve")
            .Code.ShouldBe(0);
        var newest = world.Line.Json("journal").GetProperty("entries")[0];
        (newest.GetProperty("who").GetString(), newest.GetProperty("why").GetString()).ShouldBe(("eve", "Not there."));
        world.Line.Run("journal", "reconcile", $"{open}", "done").Error.ShouldContain("decided already");
        world.Line.Json("journal").GetProperty("open").GetArrayLength().ShouldBe(0);
        world.Server.SetFaults(new FaultOptions());
        world.Apply("--resume", "--yes", "--max-nmr", "10").Code.ShouldBe(0);
        world.Server.Changes.CarriedOut.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Journal_ASlice_ListsNewestFirst()
    {
        await using var world = await FilledAsync();
        long[] Numbers(params string[] options) =>
            [
                .. world
                    .Line.Json(["journal", .. options])
                    .GetProperty("entries")
                    .EnumerateArray()
                    .Select(e => e.GetProperty("number").GetInt64()),
            ];
        Numbers("--limit", "2").ShouldBe([5, 4]);
        Numbers("--limit", "2", "--offset", "1").ShouldBe([4, 3]);
        Numbers("--limit", "2", "--all").ShouldBe([5, 4, 3, 2, 1]);
        world.Line.Json("journal").GetProperty("entries")[0].GetProperty("who").GetString().ShouldBe("bob");
    }

    private static void Sql(ApplyWorld world, string sql)
    {
        using var connection = Engine.Of(world.Line.Store).Connect();
        Query.Execute(connection, sql);
    }

    private static async Task<ApplyWorld> FilledAsync(FaultOptions? faults = null)
    {
        var world = await ApplyWorld.StartAsync(ApplyWorld.Legacy);
        await world.PlanAsync(
            PlanRefusals.Legacy,
            models => [world.Move(1, PlanMoveKind.Increase, models.First(m => m.Stake > 5).Name, 4)]
        );
        if (faults is not null)
            world.Server.SetFaults(faults);
        world.Apply("--yes", "--max-nmr", "10", "--who", "bob").Code.ShouldBe(faults is null ? 0 : 1);
        return world;
    }
}
