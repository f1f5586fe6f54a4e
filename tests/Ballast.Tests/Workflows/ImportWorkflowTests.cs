using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows;

public sealed class ImportWorkflowTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Import_BadRowAmongGoodOnes_KeepsTheGoodOnesAndNamesTheLine()
    {
        var file = _line.Folder.Write(
            "scores.csv",
            "username,roundNumber,corr\nalice,500,0.1\nalice,soon,0.2\nalice,502,0.3\n"
        );
        var said = _line.Run("import", file);
        said.Code.ShouldBe(0);
        said.Error.ShouldContain("scores.csv:3: 'soon' is no round number; row left out");
        _line.Json("backtest", "--grid", "corr=1").GetProperty("models")[0].Whole("roundsUsed").ShouldBe(2);
    }

    /// <summary>Tables with nothing but scores are read in another way than those with anything else.</summary>
    [Fact]
    public void Import_OfScoresAlone_LeavesTheStoreOfTheSameTableWithAnEmptyColumnMore()
    {
        var random = new Random(1);
        var lines = new List<string> { "username,roundNumber,corr,mmc" };
        for (var i = 0; i < 3000; i++)
        {
            // Rounds of all times, models in two spellings, repeated and contradicting rows, gaps, and what cannot be.
            var name = $"{(random.Next(9) == 0 ? "M" : "m")}{random.Next(40)}";
            var round = random.Next(50) == 0 ? 99_000 : 300 + random.Next(1000);
            var corr =
                random.Next(6) == 0 ? ""
                : random.Next(300) == 0 ? "1.5"
                : $"0.0{random.Next(5)}";
            lines.Add($"{name},{round},{corr},{(random.Next(200) == 0 ? "x" : "-0.01")}");
        }
        var plain = _line.Folder.Write("plain.csv", string.Join('\n', lines) + "\n");
        var more = _line.Folder.Write(
            "more.csv",
            string.Join('\n', lines.Select((l, i) => l + (i == 0 ? ",roundPayoutFactor" : ","))) + "\n"
        );
        string[] stores = [_line.Folder.Path("plain.db"), _line.Folder.Path("more.db")];
        var said = stores
            .Zip([plain, more], (store, file) => _line.Run("import", file, "--force", "--store", store, "--json"))
            .Select(s =>
                s.Out.Replace("plain", "more", StringComparison.Ordinal)
                + s.Error.Replace("plain", "more", StringComparison.Ordinal)
            )
            .ToList();
        said[0].ShouldBe(said[1]);
        Dump(stores[0]).ShouldBe(Dump(stores[1]));
        foreach (var store in stores)
            _line.Run("store", "check", "--store", store).Code.ShouldBe(0);

        // Name and hash of the file differ, and so its checksum.
        static string Dump(string store) =>
            string.Join(
                '\n',
                StoreDump
                    .Of(store)
                    .Split('\n')
                    .Where(l =>
                        !l.Contains(".csv|", StringComparison.Ordinal)
                        && !l.StartsWith("1|source|", StringComparison.Ordinal)
                    )
            );
    }

    [Fact]
    public void Import_StrictWithABadRow_KeepsNothing()
    {
        var file = _line.Folder.Write("scores.csv", "username,roundNumber,corr\nalice,500,0.1\nalice,soon,0.2\n");
        var said = _line.Run("import", file, "--strict");
        said.Code.ShouldBe(1);
        said.Error.ShouldBe("ballast: scores.csv:3: 'soon' is no round number. Nothing was kept (--strict).\n");
        _line.Run("backtest").Error.ShouldContain("Nothing of the classic tournament is stored yet");
    }

    [Fact]
    public void Import_OneFileOfThreeIsNoTable_ReadsTheOthersAndSaysSo()
    {
        var good = _line.Folder.Write("good.csv", "username,roundNumber,corr\nalice,500,0.1\n");
        var bad = _line.Folder.Write("bad.csv", "name,colour\nalice,red\n");
        var said = _line.Run("import", good, bad, _line.Folder.Path("absent.csv"));
        said.Code.ShouldBe(1);
        said.Out.ShouldContain("new: 1 models, 1 scores");
        said.Error.ShouldContain("not read: bad.csv has no column roundNumber");
        said.Error.ShouldContain("not read: There is no file");
    }

    [Fact]
    public void Import_TwoTablesInAnyOrderAnyNumberOfTimes_LeavesTheSameAnswers()
    {
        // Two years' files of the same rounds, one written while they ran.
        var early = _line.Folder.Write(
            "early.csv",
            "username,roundNumber,corr,payout,selectedStakeValue,corrMultiplier,roundResolved\nalice,276,0.01,0.1,10,1,False\n"
        );
        var late = _line.Folder.Write(
            "late.csv",
            "username,roundNumber,corr,payout,selectedStakeValue,mmcMultiplier,roundResolved\nalice,276,0.05,0.4,10,0,True\n"
        );
        _line.Run("import", early, late).Code.ShouldBe(0);
        var first = StoreDump.Of(_line.Store);
        _line.Run("import", late, early, early, late).Code.ShouldBe(0);
        StoreDump.Of(_line.Store).ShouldBe(first);

        using var other = new CommandLine();
        other.Run("import", late, early).Code.ShouldBe(0);
        string[] question = ["backtest", "--grid", "corr=1"];
        other.Run(question).ShouldBe(_line.Run(question));
        // The final score counts, whichever file came last.
        _line.Json(question).GetProperty("best")[0].Number("value").ShouldBe(50, 1e-9);
    }

    [Fact]
    public void Import_AllOfTheOraclesDataTwice_LeavesTheSameStore()
    {
        var files = Oracles.AllData();
        var (corr, mmc) = (
            files.Where(f => f.Contains("_corr_", StringComparison.Ordinal)),
            files.Where(f => f.Contains("_mmc_", StringComparison.Ordinal))
        );
        string[] wide = [.. corr, .. mmc];
        string[] others = [.. files.Except(wide)];
        void ImportAll()
        {
            foreach (var file in wide)
            {
                var metric =
                    (file.Contains("corr", StringComparison.Ordinal) ? "corr" : "mmc")
                    + (file.Contains("_rel", StringComparison.Ordinal) ? "Percentile" : "");
                _line.Run("import", file, "--metric", metric).Code.ShouldBe(0, file);
            }
            // Some files are no tables of scores or rounds (prices, daily stakes): they are named and left.
            _line.Run(["import", .. others]).Code.ShouldBe(1);
        }
        ImportAll();
        var first = StoreDump.Of(_line.Store);
        first.Length.ShouldBeGreaterThan(10_000_000);
        ImportAll();
        (StoreDump.Of(_line.Store) == first).ShouldBeTrue("the second import changed the store");
    }

    [Fact]
    public void Import_ScoresOfASixtyDayTargetInATwentyDayRound_AreKnownEightWeeksLater()
    {
        var file = _line.Folder.Write(
            "scores.csv",
            "username,roundNumber,corr20V2,corr60,roundResolveTime,roundResolved\nalice,1200,0.1,0.2,2026-03-13T20:00:00Z,True\n"
        );
        _line.Run("import", file).Code.ShouldBe(0);
        string[] question = ["backtest", "--rounds", "all", "--grid", "corr60=1", "--as-of"];
        _line.Run([.. question, "2026-05-08T19:00:00Z"]).Code.ShouldBe(1);
        _line.Run([.. question, "2026-05-08T21:00:00Z"]).Code.ShouldBe(0);
    }

    [Fact]
    public void Import_RowThatContradictsAnEarlierOne_IsNamedAndTheLaterOneCounts()
    {
        var file = _line.Folder.Write(
            "twice.csv",
            "username,roundNumber,corr\nalice,500,0.1\nalice,500,0.1\nalice,500,0.2\n"
        );
        _line
            .Run("import", file)
            .Error.ShouldContain(
                "twice.csv:4: an earlier row says something else about the corr of alice in round 500; this one counts"
            );
        var first = StoreDump.Of(_line.Store);
        _line.Run("import", file).Out.ShouldContain("nothing new");
        StoreDump.Of(_line.Store).ShouldBe(first);
        _line.Json("backtest", "--grid", "corr=1").GetProperty("best")[0].Number("value").ShouldBe(200, 1e-9);
    }

    [Fact]
    public void Import_FinalScoreThatALaterSnapshotRestates_IsKnownFromThatSnapshotOn()
    {
        var file = _line.Folder.Write(
            "snapshots.csv",
            "snapshot,username,roundNumber,corr,roundResolveTime,roundResolved\n"
                + "2022-08-01,alice,320,0.1,2022-07-14T20:00:00Z,True\n2023-01-10,alice,320,0.2,2022-07-14T20:00:00Z,True\n"
        );
        _line.Run("import", file).Code.ShouldBe(0);
        ValueAsOf("2022-07-15").ShouldBe(100, 1e-9);
        ValueAsOf("2023-01-12").ShouldBe(200, 1e-9);

        double ValueAsOf(string day) =>
            _line.Json("backtest", "--grid", "corr=1", "--as-of", day).GetProperty("best")[0].Number("value");
    }

    [Fact]
    public void Import_SignalsFlagThatIsAlwaysFalse_GivesWayToTheResolveTime()
    {
        var file = _line.Folder.Write(
            "signals.csv",
            "username,roundNumber,fncV4,mmc,roundResolveTime,roundResolved\nalice,900,0.1,0.1,2025-01-15T20:00:00Z,False\n"
        );
        _line.Run("--tournament", "signals", "import", file).Code.ShouldBe(0);
        _line.Json("--tournament", "signals", "backtest").GetProperty("interimRounds").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Import_DamagedFileAmongOthers_KeepsTheOthersAndFails()
    {
        var good = _line.Folder.Write("good.csv", "username,roundNumber,corr\nalice,500,0.1\n");
        var cut = _line.Folder.Path("cut.csv.gz");
        using (var memory = new MemoryStream())
        {
            using (
                var gzip = new System.IO.Compression.GZipStream(
                    memory,
                    System.IO.Compression.CompressionLevel.Fastest,
                    leaveOpen: true
                )
            )
                gzip.Write("username,roundNumber,corr\nbob,500,0.1\nbob,501,0.17\n"u8);
            File.WriteAllBytes(cut, memory.ToArray()[..^12]);
        }
        var said = _line.Run("import", cut, good);
        said.Code.ShouldBe(3);
        said.Out.ShouldContain("good.csv");
        said.Error.ShouldContain("cut.csv.gz cannot be read beyond line");
        using var store = Ballast.Storage.TournamentStore.Open(_line.Store);
        store.Models(Core.Rounds.Tournament.Classic, DateTimeOffset.MaxValue).ShouldBe(["alice"]);
    }

    [Fact]
    public void Import_FileThatIsNotThere_MakesNoStore()
    {
        _line.Run("import", _line.Folder.Path("absent.csv")).Code.ShouldBe(1);
        File.Exists(_line.Store).ShouldBeFalse();
    }
}
