using System.Globalization;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast import</c>: what is asked about, tried, forced, taken back and refused.</summary>
public sealed class DoorTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void DryRun_ShowsNewChangedAndLeftOut_AndKeepsNothing()
    {
        var first = Write("first.csv", "username,roundNumber,corr\na,1200,0.1\na,1201,0.2\n");
        var second = Write("second.csv", "username,roundNumber,corr\na,1200,0.3\nb,1201,0.2\nb,1202,x\n");
        _line.Run("import", first, "--dry-run").Out.ShouldContain("would be new: 1 models, 2 scores");
        File.Exists(_line.Store).ShouldBeFalse();
        _line.Run("import", first).Code.ShouldBe(0);
        var before = StoreDump.Of(_line.Store);
        var document = _line.Json("import", second, second, "--dry-run");
        document.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        var files = document.GetProperty("files");
        files[0].GetProperty("new").Whole("scores").ShouldBe(1);
        files[0].GetProperty("changed").Whole("scores").ShouldBe(1);
        files[0].Whole("badRows").ShouldBe(1);
        files[1].GetProperty("changed").Whole("scores").ShouldBe(0);
        StoreDump.Of(_line.Store).ShouldBe(before);
    }

    [Fact]
    public void Undo_TakesTheLastImportBackWholeAlsoForEarlierMoments()
    {
        _line.Run("import", "--undo").Error.ShouldContain("There is no store");
        _line.Run("import", Write("a.csv", "username,roundNumber,corr\na,1200,0.1\na,1201,0.2\n")).Code.ShouldBe(0);
        string[] question = ["backtest", "--grid", "corr=1", "--json"];
        string[] earlier = [.. question, "--as-of", "2026-06-01"];
        var (now, then) = (_line.Run(question).Out, _line.Run(earlier).Out);
        _line
            .Run(
                "import",
                Write("b.csv", "username,roundNumber,corr\na,1200,0.3\nb,1201,0.2\n"),
                Write("c.csv", "username,roundNumber,mmc\na,1200,0.3\n")
            )
            .Code.ShouldBe(0);
        _line.Run(earlier).Out.ShouldNotBe(then);
        var undone = _line.Json("import", "--undo").GetProperty("undone");
        undone.EnumerateArray().Select(u => u.GetProperty("file").GetString()).ShouldBe(["b.csv", "c.csv"]);
        undone[0].GetProperty("removed").Whole("scores").ShouldBe(2);
        _line.Run(question).Out.ShouldBe(now);
        _line.Run(earlier).Out.ShouldBe(then);
        _line.Run("import", "--undo").Out.ShouldContain("a.csv (classic, imported 2026-11-23 12:00 UTC) is taken back");
        var nothing = _line.Run("import", "--undo");
        (nothing.Code, nothing.Error).ShouldBe(
            (
                1,
                "ballast: Nothing can be taken back: what this store holds of files was imported by an earlier Ballast, or taken back already.\n"
            )
        );
    }

    [Theory]
    [InlineData("import", "--undo", "file.csv")]
    [InlineData("import", "--undo", "--dry-run")]
    [InlineData("import")]
    [InlineData("import", "file.csv", "--metric", "foo")]
    [InlineData("import", "file.csv", "--metric", "@")]
    [InlineData("import", "file.csv", "--model", " ")]
    [InlineData("import", "file.csv", "--model", "a\u0000b")]
    public void Arguments_ThatMakeNoSense_AreWrongUsage(params string[] arguments) =>
        _line.Run(arguments).Code.ShouldBe(2);

    [Fact]
    public void Metric_ThatNobodyKnows_IsAskedAboutAndCanBeForced()
    {
        var file = Write("wide.csv", "roundNumber,a\n1200,0.1\n");
        _line.Run("import", file, "--metric", "corr20V3").Error.ShouldContain("did you mean corr20V2?");
        _line.Run("import", file, "--metric", "foo", "--force").Code.ShouldBe(0);
        _line.Run("import", file, "--metric", new string('x', 5000), "--force").Code.ShouldBe(2);
    }

    [Fact]
    public void Percentiles_ImportedAsScores_AreAskedAboutAndCanBeForced()
    {
        var (scores, percentiles) = (new StringBuilder("roundNumber,a,b\n"), new StringBuilder("roundNumber,a,b\n"));
        for (var round = 1000; round < 1100; round++)
        {
            scores.Append(
                CultureInfo.InvariantCulture,
                $"{round},{Math.Sin(round) / 50:0.######},{Math.Cos(round) / 50:0.######}\n"
            );
            percentiles.Append(
                CultureInfo.InvariantCulture,
                $"{round},{(round % 97) / 97.0:0.####},{(round % 89) / 89.0:0.####}\n"
            );
        }
        var (good, bad) = (Write("corr.csv", scores.ToString()), Write("rel.csv", percentiles.ToString()));
        _line.Run("import", good, "--metric", "corr").Code.ShouldBe(0);
        var before = StoreDump.Of(_line.Store);
        var said = _line.Run("import", bad, "--metric", "corr");
        said.Code.ShouldBe(1);
        said.Error.ShouldBe(
            "ballast: rel.csv: 200 values of corr all lie between 0 and 1 as percentiles do (200 values in the store would change). If they are, import them with --metric corrPercentile or rename the column; --force keeps them as corr.\n"
        );
        StoreDump.Of(_line.Store).ShouldBe(before);
        _line.Run("import", bad, "--metric", "corr", "--dry-run").Error.ShouldContain("as percentiles do");
        _line.Run("import", bad, "--metric", "corrPercentile").Code.ShouldBe(0);
        _line.Run("import", bad, "--metric", "corr", "--force").Out.ShouldContain("changed: 200 scores");
    }

    [Fact]
    public void Values_ThatChangeByTheHundred_AreAskedAbout()
    {
        string Table(double size) =>
            "roundNumber,a,b\n"
            + string.Concat(
                Enumerable
                    .Range(1000, 60)
                    .Select(r =>
                        FormattableString.Invariant(
                            $"{r},{Math.Sin(r) * size:0.######},{Math.Cos(r) * size:0.######}\n"
                        )
                    )
            );
        _line.Run("import", Write("corr.csv", Table(0.02)), "--metric", "corr").Code.ShouldBe(0);
        var said = _line.Run("import", Write("mmc.csv", Table(0.01)), "--metric", "corr");
        said.Error.ShouldContain("120 values in the store would change of 120. Is it the right score (--metric)?");
        said.Code.ShouldBe(1);
    }

    [Fact]
    public void Files_OfOneCommandThatDisagree_ChangeNothingTheSecondTime()
    {
        var early = Write("early.csv", "username,roundNumber,corr\na,1200,0.1\na,1201,0.1\n");
        var late = Write("late.csv", "username,roundNumber,corr\na,1200,0.2\n");
        _line.Run("import", early, late).Code.ShouldBe(0);
        var before = StoreDump.Of(_line.Store);
        _line.Run("import", early, late).Out.ShouldContain("nothing new");
        StoreDump.Of(_line.Store).ShouldBe(before);
        // Alone it is a correction back.
        _line.Run("import", early).Out.ShouldContain("changed: 1 scores");
    }

    [Theory]
    [InlineData("a,1200,0.1,2027-03-01", "it was seen on 2027-03-02, which lies ahead")]
    [InlineData("a,1200,0.1,9999-12-31", "is no time")]
    [InlineData("a,1200,0.1,0001-01-01", "is no time")]
    [InlineData("a,99999,0.1,", "nothing is known of it yet")]
    [InlineData("a\u001b[31m,1200,0.1,", "the model's name holds a character that cannot be shown")]
    [InlineData("a\u0000,1200,0.1,", "the model's name holds a character that cannot be shown")]
    public void Row_ThatCannotBe_IsRefusedWithTheReason(string row, string reason)
    {
        var file = Write("rows.csv", $"username,roundNumber,corr,snapshot\nb,1200,0.1,\n{row}\n");
        var document = _line.Json("import", file);
        var read = document.GetProperty("files")[0];
        (read.Whole("rows"), read.Whole("badRows")).ShouldBe((1, 1));
        read.GetProperty("firstBadRows")[0].GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain(reason);
        _line.Run("import", file).Error.ShouldNotContain('\u001b');
        using var store = TournamentStore.Open(_line.Store);
        store.Models(Tournament.Classic, DateTimeOffset.MaxValue).ShouldBe(["b"]);
    }

    [Fact]
    public void Days_ThatHaveNotEnded_AreKnownNowAndLaterOnesAreRefused()
    {
        var file = Write("prices.csv", "date,close\n2026-11-23,10\n2026-11-24,11\n2026-11-26,12\n9999-12-31,12\n");
        var read = _line.Json("import", file).GetProperty("files")[0];
        (read.Whole("rows"), read.Whole("badRows")).ShouldBe((2, 2));
        using var store = TournamentStore.Open(_line.Store);
        store.Prices("usd", CommandLine.UsualNow).Select(p => p.Price).ShouldBe([10m, 11m]);
        // What the app sees is what the views show.
        _line.Run("export", "view_prices", "--out", _line.Folder.Path("prices_out.csv")).Code.ShouldBe(0);
        File.ReadAllLines(_line.Folder.Path("prices_out.csv")).Length.ShouldBe(3);
    }

    [Fact]
    public void Snapshot_OfARunningRound_IsNotTheLastWordWhenItIsImportedLater()
    {
        // Signals: the flag is always false, and the file is imported long after it was written.
        var file = Write(
            "signals.csv",
            "username,roundNumber,fncV4,snapshot\nalice,900,0.1,2024-12-20\nalice,900,0.3,2025-01-20\n"
        );
        _line.Run("--tournament", "signals", "import", file).Code.ShouldBe(0);
        using var store = TournamentStore.Open(_line.Store);
        double At(string moment) =>
            store
                .Scores(
                    new ScoreQuery(
                        Tournament.Signals,
                        null,
                        [new Metric("fncV4")],
                        900,
                        900,
                        DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)
                    )
                )
                .Row(0, 0)[0];
        At("2024-12-25T00:00:00Z").ShouldBe(0.1);
        At("2025-06-01T00:00:00Z").ShouldBe(0.3);
    }

    [Fact]
    public void Flags_AgainstTimes_AreNamedOnce()
    {
        var file = Write(
            "flags.csv",
            "username,roundNumber,corr,roundResolved\na,1200,0.1,f\nb,1200,0.1,f\na,1400,0.1,t\n"
        );
        var said = _line.Run("import", file);
        said.Error.ShouldContain(
            "flags.csv:2: round 1200 is called not resolved after its resolve time; kept as not final (2 such rows)"
        );
        said.Error.ShouldContain(
            "flags.csv:4: round 1400 is called resolved before its resolve time; the flag counts (1 such row)"
        );
    }

    [Fact]
    public void Times_InTheWrongOrder_RefuseTheRow() =>
        _line
            .Run(
                "import",
                Write(
                    "times.csv",
                    "username,roundNumber,corr,roundOpenTime,roundResolveTime\na,1200,0.1,2026-02-10T13:00:00Z,2026-01-10T20:00:00Z\n"
                )
            )
            .Error.ShouldContain("the round resolves (2026-01-10 20:00) before it opens (2026-02-10 13:00)");

    [Fact]
    public void Spellings_OfOneThing_CompleteEachOtherAndDifferencesAreNamed()
    {
        var said = _line.Run(
            "import",
            Write("two.csv", "model,roundNumber,corr20V2,v2_corr20,atRisk,stake\na,1200,0.1,0.2,,5\n")
        );
        said.Error.ShouldContain("two.csv:2: v2_corr20 says 0.2 where corr20V2 says 0.1; corr20V2 counts");
        using var store = TournamentStore.Open(_line.Store);
        store
            .Positions(new PositionQuery(Tournament.Classic, null, 1, 9999, CommandLine.UsualNow))
            .ShouldHaveSingleItem()
            .AtRisk.ShouldBe(Nmr.Parse("5"));
    }

    [Fact]
    public void Wei_IsRefusedWithAHint() =>
        _line
            .Json("import", Write("wei.csv", "username,roundNumber,atRisk\na,1200,12500000000000000000\n"))
            .GetProperty("files")[0]
            .GetProperty("firstBadRows")[0]
            .GetProperty("reason")
            .GetString()
            .ShouldBe(
                "the stake of 12500000000000000000 NMR is more than there is (11,000,000); is it in wei, of which 10^18 are one NMR?"
            );

    private string Write(string name, string text) => _line.Folder.Write(name, text);
}
