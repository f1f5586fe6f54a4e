using System.IO.Compression;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tests.Files;

/// <summary>The same tables as JSON, JSON lines, Parquet and xlsx.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // As pandas writes a frame: records, columns (its default), split.
    [InlineData("""[{"username":"nan","roundNumber":1200,"corr":0.0215,"payout":"0.0097905"}]""")]
    [InlineData("""{"username":{"0":"nan"},"roundNumber":{"0":1200},"corr":{"0":0.0215},"payout":{"0":"0.0097905"}}""")]
    [InlineData(
        """{"columns":["username","roundNumber","corr","payout"],"index":[0],"data":[["nan",1200,0.0215,"0.0097905"]]}"""
    )]
    // As the API answers.
    [InlineData(
        """{"data":{"v3UserProfile":{"username":"nan","bio":null,"roundModelPerformances":[{"roundNumber":1200,"corr":0.0215,"payout":"0.0097905"}],"stakeValues":[{"time":"2026-01-01T00:00:00Z","value":"1"}]}}}"""
    )]
    [InlineData(
        """{"data":{"roundDetails":{"roundNumber":1200,"payoutFactor":"0.1","models":[{"modelName":"nan","corr":0.0215,"payoutSettled":"0.0097905"}]}}}"""
    )]
    [InlineData(
        "{\"username\":\"nan\",\"roundNumber\":1200,\"corr\":0.0215,\"payout\":\"0.0097905\"}\n{\"username\":\"b\",\"roundNumber\":1200,\"corr\":0.1,\"payout\":null}\n"
    )]
    public void Json_InEachShape_IsTheSameRow(string text)
    {
        var row = Performances(_folder.Write("table.json", text))[0];
        (row.Model, row.Round, row.Payout).ShouldBe(("nan", 1200, Nmr.Parse("0.0097905")));
        row.Scores.ShouldBe([(Metric.Corr, 0.0215)]);
    }

    [Fact]
    public void Json_ScoresNestedInRounds_AreARowEach()
    {
        const string Text = """
            {"data":{"v2RoundModelPerformances":[
              {"roundNumber":1200,"atRisk":"12.5","roundPayoutFactor":"0.0856","roundResolved":true,
               "payoutMultipliers":[{"displayName":"v2_corr20","multiplier":0.75},{"displayName":"mmc","multiplier":2.25}],
               "submissionScores":[
                 {"displayName":"v2_corr20","value":0.0215,"percentile":0.81,"day":20,"date":"2026-03-13T00:00:00Z","payoutSettled":"0.0097905"},
                 {"displayName":"mmc","value":-0.0031,"percentile":null,"day":20,"date":"2026-03-13T00:00:00Z","payoutSettled":"0.0097905"}]},
              {"roundNumber":1201,"atRisk":"12.5","submissionScores":null}]}}
            """;
        var file = _folder.Write("answer.json", Text);
        ((Outcome<IRowSource>.Refused)TableFile.Open(file, null)).Refusal.Code.ShouldBe("no-model");
        var rows = Performances(file, model: "deep wish");
        rows.Select(r => (r.Model, r.Round)).ShouldBe([("deep wish", 1200), ("deep wish", 1200), ("deep wish", 1201)]);
        rows[0].Scores.ShouldBe([(new Metric("corr20V2"), 0.0215), (new Metric("corr20V2Percentile"), 0.81)]);
        rows[1].Scores.ShouldBe([(Metric.Mmc, -0.0031)]);
        rows[0].Multipliers!.ToString().ShouldBe("corr20V2=0.75,mmc=2.25");
        (rows[0].AtRisk, rows[0].Payout, rows[0].IsSettled).ShouldBe((Nmr.Parse("12.5"), Nmr.Parse("0.0097905"), true));
        rows[2].AtRisk.ShouldBe(Nmr.Parse("12.5"));
    }

    [Fact]
    public void Json_PendingPayouts_AreProjections()
    {
        var rows = Performances(
            _folder.Write(
                "pending.json",
                """{"data":{"pendingModelPayouts":{"actual":[{"roundNumber":1198,"modelName":"a","payoutNmr":"0.2"}],"pending":[{"roundNumber":1200,"modelName":"a","payoutNmr":"0E-18"}]}}}"""
            )
        );
        rows.ShouldAllBe(r => r.IsPending);
        rows.Select(r => r.Projected).ShouldBe([Nmr.Parse("0.2"), Nmr.Zero]);
    }

    [Fact]
    public void Json_PricesOfCoinGecko_AreDays()
    {
        using var source = Open(
            _folder.Write(
                "market_chart.json",
                """{"prices":[[1603756800000,25.3175],[1603843200000,24.1]],"market_caps":[[1603756800000,1]]}"""
            )
        );
        source
            .Rows()
            .Cast<PriceRow>()
            .Select(r => r.Price)
            .ShouldBe([
                new NmrPrice(new DateOnly(2020, 10, 27), 25.3175m),
                new NmrPrice(new DateOnly(2020, 10, 28), 24.1m),
            ]);
    }

    [Theory]
    [InlineData("{\"a\":", "not-a-table: table.json is no JSON that can be read (line 1).")]
    [InlineData("[]", "not-a-table: table.json holds no list of rows.")]
    [InlineData("[1,2]", "not-a-table: table.json holds no list of rows.")]
    public void Json_ThatHoldsNoTable_IsRefused(string text, string refusal)
    {
        var refused = ((Outcome<IRowSource>.Refused)TableFile.Open(_folder.Write("table.json", text), null)).Refusal;
        $"{refused.Code}: {refused.Message}".ShouldBe(refusal);
    }

    [Fact]
    public void JsonLines_ALineThatIsNone_IsABadRow()
    {
        var file = _folder.Write(
            "lines.jsonl",
            "{\"model\":\"a\",\"round\":1,\"corr\":0.1}\n{broken\n{\"model\":\"\\ud800\",\"round\":2,\"corr\":0.2}\n"
        );
        using var source = Open(file);
        var rows = source.Rows().ToList();
        rows[1].ShouldBe(new BadRow(2, "this line is no JSON"));
        rows[2].Line.ShouldBe(3);
    }

    [Fact]
    public async Task Parquet_OfPandas_IsReadByType()
    {
        var schema = new ParquetSchema(
            new DataField<string>("username"),
            new DataField<long>("roundNumber"),
            new DataField<double?>("corr"),
            new DataField<DateTime?>("roundResolveTime"),
            new DataField<bool?>("roundResolved"),
            new DataField<long?>("__index_level_0__")
        );
        var path = _folder.Path("frame.parquet");
        var fields = schema.GetDataFields();
#pragma warning disable xUnit1051 // A file of two rows needs no cancelling.
        await using (var file = File.Create(path))
        await using (var writer = await ParquetWriter.CreateAsync(schema, file))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(fields[0], (IReadOnlyCollection<string>)["nan", "2e10e122"]);
            await group.WriteAsync<long>(fields[1], new long[] { 1200, 1201 }.AsMemory());
            await group.WriteAsync<double>(fields[2], new double?[] { 0.1 + 0.2, null }.AsMemory());
            await group.WriteAsync<DateTime>(
                fields[3],
                new DateTime?[] { new DateTime(2026, 3, 13, 20, 0, 0, DateTimeKind.Utc), null }.AsMemory()
            );
            await group.WriteAsync<bool>(fields[4], new bool?[] { true, null }.AsMemory());
            await group.WriteAsync<long>(fields[5], new long?[] { 0, 1 }.AsMemory());
            group.CompleteValidate();
        }
#pragma warning restore xUnit1051
        var rows = Performances(path);
        rows.Select(r => (r.Model, r.Round)).ShouldBe([("nan", 1200), ("2e10e122", 1201)]);
        rows[0].Scores.ShouldBe([(Metric.Corr, 0.1 + 0.2)]);
        rows[0].ResolveTime.ShouldBe(new DateTimeOffset(2026, 3, 13, 20, 0, 0, TimeSpan.Zero));
        (rows[0].Resolved, rows[1].Resolved, rows[1].HasGap).ShouldBe((true, null, true));
        using var source = Open(path);
        source.Rows().Count().ShouldBe(2);
        source.Sha256().Length.ShouldBe(64);
    }

    [Fact]
    public void Workbook_TheFirstSheet_IsRead()
    {
        var path = _folder.Path("frame.xlsx");
        File.WriteAllBytes(
            path,
            WorkbookFile.Of(
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>username</t></is></c><c r="B1" t="inlineStr"><is><t>roundNumber</t></is></c><c r="C1" t="inlineStr"><is><t>corr</t></is></c><c r="D1" t="inlineStr"><is><t>selectedStakeValue</t></is></c></row>
                <row r="2"><c r="A2"><v>10001110101</v></c><c r="B2"><v>1200</v></c><c r="C2"><v>-0.0031</v></c><c r="D2" t="inlineStr"><is><t>12.000000000000000001</t></is></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>deep wish</t></is></c><c r="B4"><v>1201</v></c><c r="C4"/></row>
                """
            )
        );
        var rows = Performances(path);
        rows.Select(r => (r.Model, r.Round)).ShouldBe([("10001110101", 1200), ("deep wish", 1201)]);
        rows[0].Scores.ShouldBe([(Metric.Corr, -0.0031)]);
        rows[0].AtRisk.ShouldBe(Nmr.Parse("12.000000000000000001"));
    }

    [Theory]
    [InlineData("PAR1 and nothing else")]
    [InlineData("PK\u0003\u0004 and nothing else")]
    public void Formats_ThatAreDamaged_AreRefusedInOneLine(string text)
    {
        var refusal = ((Outcome<IRowSource>.Refused)TableFile.Open(_folder.Write("table", text), null)).Refusal;
        refusal.Code.ShouldBe("not-a-table");
        refusal.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Archive_OfSomethingElse_SaysSo()
    {
        var path = _folder.Path("scores.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("scores.csv").Open())
            entry.Write("username,roundNumber,corr\n"u8);
        ((Outcome<IRowSource>.Refused)TableFile.Open(path, null)).Refusal.Message.ShouldBe(
            "scores.zip is an archive and no workbook; unpack it."
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16_WithAMark_IsRead(bool bigEndian)
    {
        var path = _folder.Path("utf16.csv");
        File.WriteAllText(path, "username,roundNumber,corr\nmödel,1200,0.1\n", new UnicodeEncoding(bigEndian, true));
        Performances(path).Single().Model.ShouldBe("mödel");
    }

    [Theory]
    [InlineData(new byte[] { 0xE9 })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    public void Bytes_ThatAreNoUtf8_RefuseTheFileWhereverTheyStand(byte[] bytes)
    {
        var path = _folder.Path("latin.csv");
        using (var file = File.Create(path))
        {
            file.Write("username,roundNumber,corr\n"u8);
            for (var i = 0; i < 20_000; i++)
                file.Write("alice,1200,0.1\n"u8);
            file.Write("caf"u8);
            file.Write(bytes);
        }
        using var source = Open(path);
        var e = Should.Throw<FileReadException>(() =>
        {
            source.Rows().Count().ShouldBeGreaterThan(0);
            source.Sha256();
        });
        e.Code.ShouldBe("not-utf8");
    }

    [Fact]
    public void Columns_MoreThanThereAreModels_AreRefusedBeforeTheyAreRead()
    {
        var path = _folder.Path("wide.csv.gz");
        using (var file = File.Create(path))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            gzip.Write(
                Encoding.UTF8.GetBytes("roundNumber," + string.Join(',', Enumerable.Range(0, 60_000)) + "\n1,\n")
            );
        ((Outcome<IRowSource>.Refused)TableFile.Open(path, Metric.Corr)).Refusal.Code.ShouldBe("too-large");
    }

    private static IRowSource Open(string path) =>
        TableFile.Open(path, null).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;

    private static List<PerformanceRow> Performances(string path, string? model = null)
    {
        using var source = TableFile.Open(path, null, model).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
        return [.. source.Rows().Cast<PerformanceRow>()];
    }
}
