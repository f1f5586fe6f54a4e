using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.PredictionFiles;
using Ballast.Files;
using Ballast.Sandbox.Datasets;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Datasets;

public sealed class DatasetFilesTests : IDisposable
{
    private const int Round = 1266;
    private readonly TempFolder _folder = new();
    private readonly DatasetFiles _files = new(new MadeUpData(1));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Tournament.Classic, "v5.2/")]
    [InlineData(Tournament.Signals, "signals/v2.1/")]
    [InlineData(Tournament.Crypto, "crypto/v1.0/")]
    public void EveryFile_ThatIsListed_CanBeRead(Tournament tournament, string version)
    {
        var names = DatasetFiles.Names(tournament).Where(n => n.StartsWith(version, StringComparison.Ordinal)).ToList();
        names.Count.ShouldBeGreaterThan(4);
        DatasetFiles.Names(tournament).Last().ShouldStartWith(version);
        foreach (var name in names)
        {
            DatasetFiles.Find(name)!.Value.Tournament.ShouldBe(tournament);
            var file = DatasetFiles.Find(name)!.Value.File;
            if (Path.GetExtension(name) != ".json")
                Table(tournament, file).Rows.ShouldBeGreaterThan(200, name);
        }
        DatasetFiles.Find(version + "other.parquet").ShouldBeNull();
        DatasetFiles.Find("../etc/passwd").ShouldBeNull();
    }

    [Fact]
    public void Live_HasFeaturesAndNoTarget()
    {
        var live = Table(Tournament.Classic, "live.parquet", "target", FeatureValues.Names(Tournament.Classic)[4]);
        live.Rows.ShouldBe(1000);
        live.Numbers["target"].ShouldAllBe(t => double.IsNaN(t));
        live.Numbers[FeatureValues.Names(Tournament.Classic)[4]].ShouldAllBe(f => f >= 0 && f <= 4);
    }

    [Fact]
    public void Validation_HoldsTheTargetsOfItsRounds()
    {
        var span = EraSpan.Find(Round, 60).Validation;
        var table = Table(Tournament.Classic, "validation.parquet", "target", "target_ender_60");
        table.Rows.ShouldBe(span.Count * 1000);
        var last = new RoundData(1, Tournament.Classic, span[^1]);
        table.Numbers["target"][^1000..].ShouldBe(last.Target(20));
        table.Numbers["target_ender_60"][^1000..].ShouldBe(last.Target(60));
    }

    [Theory]
    [InlineData("validation_example_preds", "prediction")]
    [InlineData("live", "feature_dusky_dinghy")]
    public void Csv_HoldsWhatParquetHolds(string file, string column)
    {
        var (csv, parquet) = (
            Table(Tournament.Classic, file + ".csv", column),
            Table(Tournament.Classic, file + ".parquet", column)
        );
        csv.Numbers[column].Select(v => (float)v).ShouldBe(parquet.Numbers[column].Select(v => (float)v));
    }

    [Fact]
    public void FeatureList_NamesTheColumns()
    {
        using var list = JsonDocument.Parse(_files.Read(Tournament.Classic, "features.json", Round));
        list.RootElement.GetProperty("feature_sets")
            .GetProperty("small")
            .EnumerateArray()
            .Select(f => f.GetString())
            .ShouldBe(FeatureValues.Names(Tournament.Classic));
        list.RootElement.GetProperty("targets")[0].GetString().ShouldBe("target");
    }

    [Fact]
    public void Validation_GrowsWithTheWeeks_AndTrainDoesNot()
    {
        Table(Tournament.Classic, "meta_model.parquet").Rows.ShouldBe(EraSpan.Find(Round, 60).Validation.Count * 1000);
        Table(Tournament.Classic, "meta_model.parquet", Round + 15)
            .Rows.ShouldBe(EraSpan.Find(Round + 15, 60).Validation.Count * 1000);
        EraSpan.Find(Round + 15, 60).Validation.Count.ShouldBe(EraSpan.Find(Round, 60).Validation.Count + 3);
        _files
            .Read(Tournament.Classic, "train_benchmark_models.parquet", Round + 15)
            .ShouldBeSameAs(_files.Read(Tournament.Classic, "train_benchmark_models.parquet", Round));
    }

    /// <summary>The first rounds have no past.</summary>
    [Fact]
    public void EarliestRound_HasEmptyFiles()
    {
        Table(Tournament.Classic, "train.parquet", 1).Rows.ShouldBe(0);
        Table(Tournament.Classic, "validation.csv", 1).Rows.ShouldBe(0);
        Table(Tournament.Classic, "live.csv", 1, "target").Rows.ShouldBe(1000);
    }

    [Fact]
    public void File_IsTheSameInEveryWorldOfTheSeed()
    {
        var other = new DatasetFiles(new MadeUpData(1));
        other
            .Read(Tournament.Classic, "live.parquet", Round)
            .ShouldBe(_files.Read(Tournament.Classic, "live.parquet", Round));
        // A later round on a weekday knows no further era.
        _files
            .Read(Tournament.Classic, "meta_model.parquet", Round)
            .ShouldBeSameAs(_files.Read(Tournament.Classic, "meta_model.parquet", Round));
    }

    private ColumnTable Table(Tournament tournament, string file, params string[] columns) =>
        Table(tournament, file, Round, columns);

    private ColumnTable Table(Tournament tournament, string file, int round, params string[] columns)
    {
        var path = _folder.Path(file);
        File.WriteAllBytes(path, _files.Read(tournament, file, round));
        using var opened = ColumnFile.Open(path).ShouldBeOfType<Outcome<ColumnFile>.Done>().Value;
        string[] numbers =
            columns.Length > 0 ? columns
            : file.StartsWith("live_universe", StringComparison.Ordinal) ? []
            : [opened.Header[^1]];
        return opened.Read(numbers, opened.Header[0], null).ShouldBeOfType<Outcome<ColumnTable>.Done>().Value;
    }
}
