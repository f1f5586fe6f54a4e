using System.IO.Compression;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Uploads;

namespace Ballast.Tests.Sandbox.Uploads;

public class PredictionChecksTests
{
    private static readonly RoundData Classic = new(1, Tournament.Classic, 1266);
    private static readonly RoundData Signals = new(1, Tournament.Signals, 1266);
    private static readonly RoundData Crypto = new(1, Tournament.Crypto, 1266);

    [Fact]
    public void Predictions_AreTakenInTheOrderOfTheIds_WhateverTheFilesOrder()
    {
        var rows = Rows(Classic, (id, i) => $"{id},{(i + 0.5) / 1000}").Reverse();
        var values = Check("id,prediction\n" + string.Join('\n', rows), Classic);
        values[0].ShouldBe(0.0005);
        values[^1].ShouldBe(0.9995);
    }

    [Theory]
    [InlineData("", "invalid_submission_headers: the file is empty")]
    [InlineData(
        "id,pred\n",
        "invalid_submission_headers: headers must be one of id and one of prediction, probability, not id, pred"
    )]
    [InlineData("numerai_ticker,signal\nA US,0.5\n", "invalid_submission_headers: headers must be one of id")]
    [InlineData("id,prediction,extra\na,0.5,1\n", "invalid_submission_headers: headers must be one of id")]
    [InlineData("id,prediction\na,0.5,1\n", "invalid_submission_headers: row 1 has 3 cells where the header has 2")]
    [InlineData("id,prediction\na,much\n", "invalid_submission_values: 'much' is no number")]
    [InlineData(
        "id,prediction\na,0.5\n",
        "invalid_submission_ids: 0 of the 1000 live ids of round 1266 are there, and 1000 are needed"
    )]
    [InlineData(
        "PAR1 and nothing else",
        "invalid_submission_headers: the file is neither CSV nor Parquet that can be read"
    )]
    public void File_ThatIsNone_IsRefusedWithWhatIsWrong(string content, string begins) =>
        Refusal(content, Classic).ShouldStartWith(begins);

    [Theory]
    [InlineData(3, "n0", "invalid_submission_ids: 999 of the 1000 live ids")]
    [InlineData(3, "", "invalid_submission_ids: Submission must not contain NaNs in the id column")]
    public void Id_ThatIsWrong_IsRefused(int place, string id, string begins) =>
        Refusal(Csv(Classic, (known, i) => $"{(i == place ? id : known)},{Value(i)}"), Classic).ShouldStartWith(begins);

    [Theory]
    [InlineData("", "invalid_submission_values: submission must not contain NaNs: 1 of 1000 are missing")]
    [InlineData("nan", "invalid_submission_values: submission must not contain NaNs")]
    [InlineData("1.5", "invalid_submission_values: values must be between 0 and 1 exclusive")]
    [InlineData("-0.01", "invalid_submission_values: values must be between 0 and 1 exclusive")]
    [InlineData("inf", "invalid_submission_values: 'inf' is no number")]
    [InlineData("1e999", "invalid_submission_values: values must be between 0 and 1 exclusive")]
    public void Value_ThatIsWrong_IsRefused(string value, string begins) =>
        Refusal(Csv(Classic, (id, i) => $"{id},{(i == 3 ? value : Value(i))}"), Classic).ShouldStartWith(begins);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("0.9999999999")]
    public void Value_AtTheEdge_IsTaken(string value) =>
        Check(Csv(Classic, (id, i) => $"{id},{(i == 3 ? value : Value(i))}"), Classic).Length.ShouldBe(1000);

    [Fact]
    public void SameId_Twice_IsRefused() =>
        Refusal(Csv(Classic, (id, i) => $"{id},{Value(i)}") + $"{Classic.Ids[5]},0.5\n", Classic)
            .ShouldBe($"invalid_submission_ids: Duplicates detected in id for live period: {Classic.Ids[5]}");

    [Fact]
    public void EqualPredictions_AreRefused() =>
        Refusal(Csv(Classic, (id, _) => $"{id},0.5"), Classic)
            .ShouldBe("invalid_submission_values: submission must have non-zero standard deviation");

    [Fact]
    public void Ids_ThatAreNotLive_AreIgnored() =>
        Check(Csv(Classic, (id, i) => $"{id},{Value(i)}") + "stranger,0.5\n", Classic).ShouldAllBe(v => v < 1);

    [Theory]
    [InlineData("numerai_ticker,signal")]
    [InlineData("ticker,prediction")]
    public void Signals_TakeSomeOfTheTickers_AndKeepGapsForTheRest(string header)
    {
        var content = header + "\n" + string.Join('\n', Rows(Signals, (t, i) => $"{t},{Value(i)}").Take(120));
        var values = Check(content, Signals);
        values.Count(double.IsNaN).ShouldBe(380);
        var few = header + "\n" + string.Join('\n', Rows(Signals, (t, i) => $"{t},{Value(i)}").Take(99));
        Refusal(few, Signals)
            .ShouldStartWith(
                "invalid_submission_ids: 99 of the 500 live ids of round 1266 are there, and 100 are needed"
            );
    }

    [Fact]
    public void Signals_AreFoundByTheirFigi()
    {
        var content =
            "composite_figi,signal,date\n"
            + string.Join('\n', Signals.Ids.Select((t, i) => $"{RoundIds.Figi(t)},{Value(i)},2026-05-12"));
        Check(content, Signals).ShouldAllBe(v => !double.IsNaN(v));
    }

    [Fact]
    public void Crypto_GoesBySymbol() =>
        Check("symbol,signal\n" + string.Join('\n', Rows(Crypto, (s, i) => $"{s},{Value(i)}")), Crypto)
            .ShouldAllBe(v => !double.IsNaN(v));

    [Fact]
    public void Packed_OrParquet_IsTheSame()
    {
        var csv = Csv(Classic, (id, i) => $"{id},{Value(i)}");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(csv));
        float[] numbers =
        [
            .. Enumerable
                .Range(0, 1000)
                .Select(i => float.Parse(Value(i), System.Globalization.CultureInfo.InvariantCulture)),
        ];
        var parquet = TableWriter.Parquet(
            new DataTable([new DataColumn("id", Classic.Ids), new DataColumn("prediction", numbers)], true)
        );
        var plain = Check(csv, Classic);
        PredictionChecks.Check(PredictionReader.Read(packed.ToArray(), Tournament.Classic), Classic).ShouldBe(plain);
        PredictionChecks
            .Check(PredictionReader.Read(parquet, Tournament.Classic), Classic)
            .Zip(plain)
            .ShouldAllBe(v => Math.Abs(v.First - v.Second) < 1e-7);
        Should
            .Throw<UploadException>(() => FileColumns.Read(packed.ToArray()[..200]))
            .Message.ShouldStartWith("invalid_submission");
    }

    private static string Value(int i) =>
        ((i % 900 + 0.5) / 1000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Rows(RoundData data, Func<string, int, string> row) => data.Ids.Select(row);

    private static string Csv(RoundData data, Func<string, int, string> row) =>
        "id,prediction\n" + string.Concat(Rows(data, row).Select(r => r + "\n"));

    private static double[] Check(string content, RoundData data) =>
        PredictionChecks.Check(PredictionReader.Read(Encoding.UTF8.GetBytes(content), data.Tournament), data);

    private static string Refusal(string content, RoundData data) =>
        Should.Throw<UploadException>(() => Check(content, data)).Message;
}
