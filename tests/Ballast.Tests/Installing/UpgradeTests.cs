using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Installing;

/// <summary>The path of docs/operating.md: a backup, a newer program, and the way back, with the commands that stand there.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public void Backup_BroughtBack_IsTheStoreThatWasAndAnswersAlike()
    {
        using var line = new CommandLine();
        line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        var (before, answer) = (StoreDump.Of(line.Store), line.Run("models", "--as-of", Served.AsOf, "--json").Out);
        var backup = line.Folder.Path("before.db");
        line.Run("store", "backup", backup).Code.ShouldBe(0);

        // What comes after the backup, and what becomes of a disk.
        line.Run("import", Repository.Path("examples", "corr.csv"), "--metric", "corr").Code.ShouldBe(0);
        File.WriteAllText(line.Store, "no store any more");
        File.Delete(line.Store + "-wal");
        line.Run("store", "check").Code.ShouldNotBe(0);
        File.Delete(line.Store);

        line.Run("store", "copy", backup, line.Store).Code.ShouldBe(0);
        line.Run("store", "check").Code.ShouldBe(0);
        StoreDump.Of(line.Store).ShouldBe(before);
        line.Run("models", "--as-of", Served.AsOf, "--json").Out.ShouldBe(answer);
    }

    /// <summary>A backup of an earlier program is brought up to date where it lies: whoever goes back to that program restores with it.</summary>
    [Fact]
    public void Backup_OfAnEarlierProgram_ComesBackUpToDate()
    {
        using var place = new SqliteTestStore();
        var newest = Migrations.Scripts("Sqlite").Max(s => s.Version);
        place.Migrate(newest - 3);
        place.Sql("INSERT INTO model (id, tournament, name, name_key, known_at) VALUES (1, 8, 'alice', 'alice', 1)");
        using var line = new CommandLine();
        var backup = line.Folder.Path("before.db");
        File.Copy(place.Location, backup);

        line.Run("store", "copy", backup, line.Store).Code.ShouldBe(0);

        line.Run("store", "check").Code.ShouldBe(0);
        line.Json("store", "info").Whole("schemaVersion").ShouldBe(newest);
        line.Json("models", "--all")
            .GetProperty("models")
            .EnumerateArray()
            .Select(m => m.Text("model"))
            .ShouldBe(["alice"]);
        line.Json("store", "info", "--store", backup).Whole("schemaVersion").ShouldBe(newest);
    }
}
