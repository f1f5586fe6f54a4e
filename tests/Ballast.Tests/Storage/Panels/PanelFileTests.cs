using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Panels;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage.Panels;

/// <summary>A file that is not as it was written is refused by its name, and written again.</summary>
public sealed class PanelFileTests : IDisposable
{
    private readonly PanelWorld _world = new(new SqliteTestStore(), 1);

    public PanelFileTests() => _world.Archive();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Archive_Again_FindsEverythingUpToDate()
    {
        var files = Files();
        var again = _world.Archive();

        again.Rounds.ShouldBeEmpty();
        again.UpToDate.ShouldBe(PanelWorld.LastResolved - PanelWorld.First + 1);
        again.Open.ShouldBe(PanelWorld.Last - PanelWorld.LastResolved);
        again.WithoutChecksum.ShouldBe(0);
        Files().ShouldBe(files);
    }

    [Fact]
    public void Archive_OfADryRun_WritesNothing()
    {
        var files = Files();
        var said = _world.Archive(RoundCalendar.ResolveTime(PanelWorld.LastResolved + 1), isDryRun: true);

        said.Rounds.Select(r => (r.Round, r.Values, r.IsAgain)).ShouldBe([(PanelWorld.LastResolved + 1, null, false)]);
        Files().ShouldBe(files);
    }

    /// <summary>Two stores from equal files have sources of equal numbers: what they wrote tells them apart.</summary>
    [Fact]
    public void Panels_OfAnotherStore_AreNotRead()
    {
        using var other = new PanelWorld(new SqliteTestStore(), 2);
        Directory.CreateDirectory(other.Panels);
        CopyFolder(Path.Combine(_world.Panels, "classic"), Path.Combine(other.Panels, "classic"));
        var query = Everything();
        using var plain = other.Open(withPanels: false);
        using var panels = other.Open(withPanels: true);

        panels.Scores(query).Plane(0).ShouldBe(plain.Scores(query).Plane(0));
        PanelCheck
            .Run(other.Location, other.Panels, TestContext.Current.CancellationToken)
            .Entry.OutOfDate.ShouldBe(_world.Rounds.Count);
    }

    [Fact]
    public void Values_FromBeforeChecksums_StayInTheStore()
    {
        _world.Place.Sql("DELETE FROM content_sum WHERE owner_id = 1 AND table_name = 'score_revision'");
        var said = _world.Archive();

        said.Rounds.ShouldBeEmpty();
        said.WithoutChecksum.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void File_ThatWasCut_IsRefusedByName()
    {
        var file = _world.FileOf(1200);
        using (var stream = new FileStream(file, FileMode.Open))
            stream.SetLength(stream.Length - 1);
        Refused(file, "is cut");
    }

    [Fact]
    public void File_ThatWasSwapped_IsRefusedByName()
    {
        var (one, other) = (_world.FileOf(1200), _world.FileOf(1201));
        File.Move(one, one + ".kept");
        File.Move(other, one);
        File.Move(one + ".kept", other);
        Refused(one, "changed or swapped", other);
    }

    [Fact]
    public void File_WithAnotherByte_IsRefusedByName()
    {
        var file = _world.FileOf(1200);
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 3] ^= 1;
        File.WriteAllBytes(file, bytes);
        Refused(file, "changed or swapped");
    }

    [Fact]
    public void File_ThatIsGone_IsRefusedByName()
    {
        var file = _world.FileOf(1200);
        File.Delete(file);
        Refused(file, "is not there");
    }

    /// <summary>A disk that changes a byte tells nobody: only who reads everything sees it.</summary>
    [Fact]
    public void Check_OfAByteThatChangedSilently_NamesTheFile()
    {
        var file = _world.FileOf(1200);
        var written = File.GetLastWriteTimeUtc(file);
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 3] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, written);

        Faults().ShouldBe([Path.GetFileName(file)]);
    }

    [Fact]
    public void Check_OfFilesAsTheyWereWritten_FindsNothing()
    {
        var check = PanelCheck.Run(_world.Location, _world.Panels, TestContext.Current.CancellationToken);

        check.Faults.ShouldBeEmpty();
        check.Entry.OutOfDate.ShouldBe(0);
        check.Entry.Files.ShouldBe(_world.Rounds.Count + 2);
        check.Entry.Values.ShouldBe(_world.Rounds.Sum(r => r.Metrics.Sum(m => m.Rows)));
        _world.Correct(1200, 0.125);
        PanelCheck
            .Run(_world.Location, _world.Panels, TestContext.Current.CancellationToken)
            .Entry.OutOfDate.ShouldBe(1);
    }

    [Fact]
    public void Manifest_ThatCannotBeRead_IsNamed()
    {
        var manifest = Path.Combine(_world.Panels, "classic", "manifest.json");
        File.WriteAllText(manifest, "{");
        using var store = _world.Open(withPanels: true);
        Should.Throw<StoreException>(() => store.Scores(Everything())).Message.ShouldContain(manifest);
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsRefused()
    {
        using var store = TournamentStore.OpenUntil(
            _world.Location,
            TestContext.Current.CancellationToken,
            _world.Panels + "x"
        );
        Should.Throw<StoreException>(() => store.Scores(Everything())).Message.ShouldContain("store archive --panels");
    }

    private static ScoreQuery Everything() =>
        new(Tournament.Classic, null, PanelWorld.Metrics, 1, 9999, PanelWorld.Now.AddYears(1));

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private List<(string, DateTime)> Files() =>
        [
            .. Directory
                .GetFiles(Path.Combine(_world.Panels, "classic"))
                .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(f => (f, File.GetLastWriteTimeUtc(f))),
        ];

    private List<string?> Faults() =>
        [
            .. PanelCheck
                .Run(_world.Location, _world.Panels, TestContext.Current.CancellationToken)
                .Faults.Select(f => f.Table),
        ];

    /// <summary>Whoever reads the file is given its name; the check names it; the next archive heals it.</summary>
    private void Refused(string file, string why, params string[] others)
    {
        // In the middle of a round its days are read; of a file of final values alike.
        var query = Everything() with
        {
            AsOf = RoundCalendar.CloseTime(1200).AddDays(9),
        };
        using (var store = _world.Open(withPanels: true))
        {
            var message = Should.Throw<StoreException>(() => store.Scores(query)).Message;
            message.ShouldContain(why);
            new[] { file }.Concat(others).Any(message.Contains).ShouldBeTrue(message);
        }
        Faults().ShouldBe([.. new[] { file }.Concat(others).Select(f => Path.GetFileName(f))], ignoreOrder: true);
        _world.Archive().Rounds.Select(r => r.IsAgain).ShouldBe(Enumerable.Repeat(true, 1 + others.Length));
        Faults().ShouldBeEmpty();
        using var healed = _world.Open(withPanels: true);
        using var plain = _world.Open(withPanels: false);
        healed.Scores(query).Plane(0).ShouldBe(plain.Scores(query).Plane(0));
    }
}
