using Ballast.Storage.Copying;
using Ballast.Storage.Panels;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Panels on the command line, and views as Parquet.</summary>
public sealed class StoreArchiveCommandTests : IDisposable
{
    private readonly CommandLine _line = new() { Now = SnapshotWorld.Now };

    public StoreArchiveCommandTests()
    {
        var table = _line.Folder.Write("seen.csv", SnapshotWorld.Table(first: SnapshotWorld.Last - 60));
        _line.Run("import", table).Code.ShouldBe(0);
    }

    private string Panels => _line.Folder.Path("panels");

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Archive_SaysWhatItWrote_AndIsReadAndChecked()
    {
        _line.Run("store", "archive", "--panels", Panels, "--dry-run").Out.ShouldContain("rounds would be written");
        Directory.Exists(Panels).ShouldBeFalse();

        _line.Run("store", "archive", "--panels", Panels).Out.ShouldContain("daily values equal to the store's");
        var again = _line.Json("store", "archive", "--panels", Panels);
        again.GetProperty("rounds").GetArrayLength().ShouldBe(0);
        again.GetProperty("upToDate").GetInt32().ShouldBeGreaterThan(30);

        string[] question = ["backtest", "m1", "m2", "--no-record", "--json"];
        _line.Run([.. question, "--panels", Panels]).Out.ShouldBe(_line.Run(question).Out);

        _line
            .Json("store", "check", "--panels", Panels)
            .GetProperty("panels")
            .GetProperty("outOfDate")
            .GetInt32()
            .ShouldBe(0);
        var file = Directory.GetFiles(Path.Combine(Panels, "classic"), "round-*")[0];
        File.AppendAllText(file, "x");
        var broken = _line.Run("store", "check", "--panels", Panels);
        broken.Code.ShouldNotBe(0);
        broken.Out.ShouldContain(Path.GetFileName(file));
    }

    [Fact]
    public void Archive_WithoutAFolder_IsWrongUsage() => _line.Run("store", "archive").Code.ShouldBe(2);

    /// <summary>A server and an assistant's program say so when they start, not at each question.</summary>
    [Theory]
    [InlineData("backtest")]
    [InlineData("serve", "--port", "0", "--no-collect")]
    [InlineData("mcp")]
    public void Panels_ThatAreNotThere_AreRefused_WithHowToWriteThem(params string[] command)
    {
        var said = _line.Run([.. command, "--panels", Panels]);
        said.Code.ShouldBe(3);
        said.Error.ShouldContain("ballast store archive --panels");
    }

    /// <summary>Every view has a type for each of its columns, and DuckDB reads them.</summary>
    [Fact]
    public void Export_AsParquet_HasTheRowsOfTheCsv()
    {
        using var database = new PanelDatabase(TestContext.Current.CancellationToken);
        foreach (var view in StoreViews.Names)
        {
            var (csv, parquet) = (_line.Folder.Path(view + ".csv"), _line.Folder.Path(view + ".parquet"));
            _line.Run("export", view, "--out", csv).Code.ShouldBe(0);
            var said = _line.Run("export", view, "--out", parquet, "--format", "parquet");
            said.Code.ShouldBe(0, said.Error);
            database
                .Number($"SELECT count(*) FROM {PanelDatabase.Files([parquet])}")
                .ShouldBe(File.ReadLines(csv).Count() - 1, view);
        }
        var scores = PanelDatabase.Files([_line.Folder.Path("view_scores.parquet")]);
        database
            .Number(
                $"""
                SELECT count(*) FROM {scores} p JOIN read_csv({PanelDatabase.Text(
                    _line.Folder.Path("view_scores.csv")
                )}) c
                  ON c.model = p.model AND c.round = p.round AND c.metric = p.metric
                WHERE c.score = p.score AND c.is_final::BOOLEAN = p.is_final AND epoch_ms(c.known_at::TIMESTAMP) = epoch_ms(p.known_at)
                """
            )
            .ShouldBe(database.Number($"SELECT count(*) FROM {scores}"));
    }

    /// <summary>By the reader that imports use, which is another library than the one that wrote.</summary>
    [Fact]
    public void Export_AsParquet_ImportsAsTheSameScores()
    {
        var file = _line.Folder.Path("view_scores.parquet");
        _line.Run("export", "view_scores", "--out", file).Code.ShouldBe(0);
        using var other = new CommandLine { Now = SnapshotWorld.Now };
        var said = other.Run("import", file);
        said.Code.ShouldBe(0, said.Error);
        Scores(other).ShouldBe(Scores(_line));

        static List<string> Scores(CommandLine line) =>
            [
                .. line.Run("export", "view_scores")
                    .Out.Split('\n')
                    .Select(row => string.Join(',', row.Split(',').Take(5))),
            ];
    }

    [Theory]
    [InlineData("--format", "parquet")]
    [InlineData("--format", "xlsx")]
    public void Export_InAFormatThatCannotBe_IsWrongUsage(params string[] format) =>
        _line.Run(["export", "view_scores", .. format]).Code.ShouldBe(2);
}
