using System.Diagnostics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Every file that a command writes comes by one way: never over a store, never over a file that nobody gave up, never half.</summary>
public sealed class OutputFileTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly CommandLine _line = new();

    public OutputFileTests() => _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);

    public void Dispose() => _line.Dispose();

    /// <summary>Commands that write a file, without its name.</summary>
    public static TheoryData<string> Writers =>
        ["report --force --out", "export view_scores --force --out", "ladder --force --ics", "store backup"];

    [Theory]
    [MemberData(nameof(Writers))]
    public void Output_OverTheStoreInUse_IsRefused(string writer)
    {
        var before = File.ReadAllBytes(_line.Store);

        Refused(writer, _line.Store);
        Refused(writer, Path.Combine(Path.GetDirectoryName(_line.Store)!, ".", "store.db"));

        File.ReadAllBytes(_line.Store).ShouldBe(before);
        _line.Run("models").Code.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Output_OverAnyStoreOrALinkToOne_IsRefused(string writer)
    {
        var other = _line.Folder.Path("other.db");
        _line.Run("store", "backup", other).Code.ShouldBe(0);
        var before = File.ReadAllBytes(other);
        var (link, chain) = (_line.Folder.Path("link.html"), _line.Folder.Path("chain.html"));
        File.CreateSymbolicLink(link, other);
        File.CreateSymbolicLink(chain, link);

        foreach (var file in new[] { other, link, chain })
            Refused(writer, file);

        File.ReadAllBytes(other).ShouldBe(before);
        new FileInfo(chain).LinkTarget.ShouldBe(link);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Output_OverTheLogOfAStore_IsRefused(string writer)
    {
        var other = _line.Folder.Path("other.db");
        _line.Run("store", "backup", other).Code.ShouldBe(0);
        foreach (var store in new[] { _line.Store, other })
        {
            foreach (var end in new[] { "-wal", "-shm", "-journal" })
            {
                Refused(writer, store + end);
                File.Exists(store + end).ShouldBeFalse();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Output_OverAFolderAPipeOrADevice_IsRefused(string writer)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and devices as Linux has them");
        var (pipe, device) = (_line.Folder.Path("pipe"), _line.Folder.Path("device"));
        Process.Start("mkfifo", [pipe]).WaitForExit();
        // One of its own: a fault here must not take the machine's.
        using var make = Process.Start("mknod", [device, "c", "1", "7"]);
        make.WaitForExit();
        var files = new List<string> { _line.Folder.Root, _line.Folder.Root + "/", pipe };
        if (make.ExitCode == 0)
            files.Add(device);
        var link = _line.Folder.Path("link");
        File.CreateSymbolicLink(link, pipe);
        foreach (var file in files.Append(link))
            Refused(writer, file);
        new FileInfo(link).LinkTarget.ShouldBe(pipe);
        Names()
            .ShouldBe([
                .. files
                    .Skip(2)
                    .Select(f => Path.GetFileName(f))
                    .Append("link")
                    .Append("store.db")
                    .Order(StringComparer.Ordinal),
            ]);
    }

    [Theory]
    [InlineData("report --out")]
    [InlineData("export view_scores --out")]
    [InlineData("ladder --ics")]
    [InlineData("store backup")]
    public void Output_OverAFile_NeedsForce(string writer)
    {
        var file = _line.Folder.Write("notes.txt", "mine");

        var said = _line.Run([.. writer.Split(' '), file]);

        said.Code.ShouldBe(1);
        said.Error.ShouldContain("notes.txt already");
        File.ReadAllText(file).ShouldBe("mine");
    }

    [Theory]
    [InlineData("report --force --out", "<!doctype html>")]
    [InlineData("export view_scores --force --out", "tournament,")]
    [InlineData("ladder --force --ics", "BEGIN:VCALENDAR")]
    public void Output_WithForce_ReplacesTheFileAndWhatALinkPointsAt(string writer, string begins)
    {
        var file = _line.Folder.Write("notes.txt", "mine");
        var link = _line.Folder.Path("link.txt");
        File.CreateSymbolicLink(link, file);

        _line.Run([.. writer.Split(' '), link]).Code.ShouldBe(0);

        File.ReadAllText(file).ShouldStartWith(begins, Case.Insensitive);
        new FileInfo(link).LinkTarget.ShouldBe(file);
    }

    [Theory]
    [InlineData("report --out")]
    [InlineData("export view_scores --out")]
    [InlineData("ladder --ics")]
    [InlineData("store backup")]
    public void Output_IsForItsOwnerAlone_AndNothingIsLeftBesideIt(string writer)
    {
        if (OperatingSystem.IsWindows())
            return;
        var file = _line.Folder.Path("out");

        _line.Run([.. writer.Split(' '), file]).Code.ShouldBe(0);

        File.GetUnixFileMode(file).ShouldBe(Own);
        Names().ShouldBe(["out", "store.db"]);
    }

    [Fact]
    public void Store_IsForItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = _line.Folder.Path("new/deeper");
        var store = Path.Combine(folder, "s.db");
        _line.Run("--store", store, "import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        _line.Run("store", "copy", _line.Store, _line.Folder.Path("copy.db")).Code.ShouldBe(0);

        File.GetUnixFileMode(_line.Store).ShouldBe(Own);
        File.GetUnixFileMode(store).ShouldBe(Own);
        File.GetUnixFileMode(_line.Folder.Path("copy.db")).ShouldBe(Own);
        (File.GetUnixFileMode(folder) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public void Output_IntoAFolderThatIsNotThere_SaysSo()
    {
        foreach (var writer in new[] { "report --out", "export view_scores --out", "store backup" })
        {
            var said = _line.Run([.. writer.Split(' '), _line.Folder.Path("nowhere/x")]);
            said.Code.ShouldBe(3);
            said.Error.ShouldContain("There is no folder");
        }
    }

    [Fact]
    public void Leftovers_OfKilledRuns_GoWithTheNextOne_ThoseOfLivingOnesStay()
    {
        var dead = _line.Folder.Path($"a.csv.{Guid.NewGuid():N}.partial");
        var alive = _line.Folder.Path($"b.csv.{Guid.NewGuid():N}.partial");
        var old = _line.Folder.Write($"c.csv.{Guid.NewGuid():N}.partial", "as earlier versions left them");
        var foreign = _line.Folder.Write("d.csv.mine.partial", "mine");
        foreach (var folder in new[] { dead, alive })
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "lock"), "");
            File.WriteAllText(Path.Combine(folder, "content"), "half");
        }
        using (new FileStream(Path.Combine(alive, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            _line.Run("export", "view_scores", "--out", _line.Folder.Path("a.csv")).Code.ShouldBe(0);

        Directory.Exists(dead).ShouldBeFalse();
        Directory.Exists(alive).ShouldBeTrue();
        File.Exists(old).ShouldBeFalse();
        File.Exists(foreign).ShouldBeTrue();
    }

    [Fact]
    public async Task Export_KilledAgainAndAgain_LeavesNothingAfterTheNextRun()
    {
        var large = _line.Folder.Write("large.csv", Table());
        _line.Run("import", large).Code.ShouldBe(0);
        var (file, inTheMiddle) = (_line.Folder.Path("x.csv"), 0);
        for (var kill = 0; kill < 4; kill++)
        {
            using var process = Start("export", "view_scores", "--out", file, "--force");
            // Until it holds its lock: a folder without one may be being made, and is cleared away only after a minute.
            while (
                !process.HasExited && Directory.GetFiles(_line.Folder.Root, "lock", SearchOption.AllDirectories) is []
            )
                await Task.Delay(5, TestContext.Current.CancellationToken);
            inTheMiddle += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        inTheMiddle.ShouldBeGreaterThan(0, "the kills must hit a running export");

        _line.Run("export", "view_prices", "--out", _line.Folder.Path("y.csv")).Code.ShouldBe(0);

        Directory.GetFileSystemEntries(_line.Folder.Root, "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public void Demo_IntoAFolderWithAStore_IsRefused()
    {
        var folder = Path.GetDirectoryName(_line.Store)!;
        File.Copy(_line.Store, Path.Combine(folder, "demo.db"));
        var before = File.ReadAllBytes(Path.Combine(folder, "demo.db"));

        var said = _line.Run("demo", "--keep", folder);

        said.Code.ShouldBe(1);
        said.Error.ShouldContain("demo.db already");
        File.ReadAllBytes(Path.Combine(folder, "demo.db")).ShouldBe(before);
    }

    private void Refused(string writer, string file)
    {
        var said = _line.Run([.. writer.Split(' '), file]);
        said.Code.ShouldBe(1, $"{file}: {said.Out}{said.Error}");
        said.Error.TrimEnd('\n').Split('\n').Length.ShouldBe(1);
    }

    private IEnumerable<string> Names() =>
        Directory
            .GetFileSystemEntries(_line.Folder.Root)
            .Select(f => Path.GetFileName(f))
            .Order(StringComparer.Ordinal);

    private Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.File, .. args, "--store", _line.Store])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static string Table()
    {
        var text = new System.Text.StringBuilder("username,roundNumber,corr,mmc,tc\n");
        for (var i = 0; i < 60_000; i++)
            text.Append($"m{i % 100},{1 + (i / 100)},{i / 1e7},{i / 2e7},{i / 3e7}\n");
        return text.ToString();
    }
}
