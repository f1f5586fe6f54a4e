using System.IO.Compression;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Files;

public sealed class TableFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.Path(name), text);
        return _folder.Path(name);
    }

    [Fact]
    public void Wide_NamesThatLookLikeNumbers_StayText()
    {
        var rows = Performances(
            "roundNumber,nan,2e10e122,10001110101,it's_guff!,deep wish\n500,0.01,NA,0.03,,-1e-3\n",
            "corr"
        );
        rows.Select(r => r.Model).ShouldBe(["nan", "2e10e122", "10001110101", "it's_guff!", "deep wish"]);
        rows.Select(r => r.Scores.Count).ShouldBe([1, 0, 1, 0, 1]);
        rows.Select(r => r.HasGap).ShouldBe([false, true, false, true, false]);
        rows[4].Scores[0].ShouldBe((Metric.Corr, -0.001));
    }

    [Fact]
    public void Wide_IndexColumnOfPandas_IsNoModel() =>
        Performances(",roundNumber,alice\n0,500,0.01\n", "mmc").Single().Model.ShouldBe("alice");

    [Fact]
    public void Wide_WithoutMetric_IsRefusedWithAnExample() =>
        Refused("roundNumber,alice\n500,0.01\n", null)
            .ShouldBe(
                "no-metric: table.csv is a wide table (rounds x models); say what it holds, for example: --metric corr."
            );

    [Fact]
    public void Long_FrameOfTheClient_IsReadWhole()
    {
        const string Text = """
            ,username,roundNumber,corr20V2,mmc,mmcPercentile,fooBar,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundOpenTime,roundResolveTime,roundResolved
            0,nan,843.0,0.02,-1e-3,0.5,x,0.5,2.0,0.1234,100.000000000000000001,0E-18,2024-09-25T13:00:00Z,2024-10-26 20:00:00+00:00,True
            """;
        var row = Performances(Text, null).Single();
        row.Model.ShouldBe("nan");
        row.Round.ShouldBe(843);
        row.Scores.ShouldBe([
            (Metric.Parse("corr20V2"), 0.02),
            (Metric.Mmc, -0.001),
            (Metric.Parse("mmcPercentile"), 0.5),
        ]);
        row.Multipliers!.ToString().ShouldBe("corr=0.5,mmc=2");
        row.PayoutFactor.ShouldBe(0.1234m);
        row.AtRisk.ShouldBe(Nmr.Parse("100.000000000000000001"));
        row.Payout.ShouldBe(Nmr.Zero);
        row.ResolveTime.ShouldBe(new DateTimeOffset(2024, 10, 26, 20, 0, 0, TimeSpan.Zero));
        row.Resolved.ShouldBe(true);
        using var source = Open(Text, null);
        source.IgnoredColumns.ShouldBe(["fooBar"]);
    }

    [Fact]
    public void Long_SnapshotOfADay_WasSeenAtItsEnd() =>
        Performances("model,round,corr,snapshot\na,500,0.1,2023-06-10\n", null)
            .Single()
            .ObservedAt.ShouldBe(new DateTimeOffset(2023, 6, 11, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void SnapshotPair_DaysInTheName_GivesARowForEach()
    {
        const string Text =
            "username,roundNumber,corr_t0,mmc_t0,payout_t0,roundResolveTime,roundResolved_t0,corr_t1,mmc_t1,payout_t1,roundResolved_t1,note\n"
            + "nan,275,-0.02,0.001,-0.07,2021-09-01T20:00:00Z,False,0.008,,0.03,True,x\n";
        var file = Write("drift_2021-08-21_vs_2021-09-07.csv", Text);
        using var source = ((Outcome<IRowSource>.Done)TableFile.Open(file, null)).Value;
        var rows = source.Rows().Cast<PerformanceRow>().ToList();
        rows.Select(r => (r.Model, r.Round)).ShouldBe([("nan", 275), ("nan", 275)]);
        rows.Select(r => r.ObservedAt).ShouldBe([Day(2021, 8, 22), Day(2021, 9, 8)]);
        rows.Select(r => r.Resolved).ShouldBe([false, true]);
        rows.Select(r => r.HasGap).ShouldBe([false, true]);
        rows[0].Scores.ShouldBe([(Metric.Corr, -0.02), (Metric.Mmc, 0.001)]);
        rows[1].Scores.ShouldBe([(Metric.Corr, 0.008)]);
        rows[1].Payout.ShouldBe(Nmr.Parse("0.03"));
        rows.ShouldAllBe(r => r.ResolveTime == new DateTimeOffset(2021, 9, 1, 20, 0, 0, TimeSpan.Zero));
        source.IgnoredColumns.ShouldBe(["note"]);

        static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
    }

    [Theory]
    [InlineData("drift.csv")]
    [InlineData("drift_2021-08-21.csv")]
    [InlineData("drift_2021-09-07_vs_2021-08-21.csv")]
    public void SnapshotPair_NoTwoDaysInTheName_IsRefusedWithAnExample(string name)
    {
        var file = Write(name, "username,roundNumber,corr_t0,corr_t1\na,275,0.1,0.2\n");
        ((Outcome<IRowSource>.Refused)TableFile.Open(file, null)).Refusal.Message.ShouldContain(
            "call it for example drift_2021-08-21_vs_2021-09-07.csv"
        );
    }

    [Theory]
    [InlineData("alice,x,0.1,1", "'x' is no round number")]
    [InlineData("alice,500.5,0.1,1", "'500.5' is no round number")]
    [InlineData("alice,0,0.1,1", "'0' is no round number")]
    [InlineData(",500,0.1,1", "the model's name is empty")]
    [InlineData("alice,500,high,1", "'high' in corr is no score")]
    [InlineData("alice,500,Infinity,1", "'Infinity' in corr is no score")]
    [InlineData("alice,500,0.1,-1", "the stake -1 in selectedStakeValue is below 0")]
    [InlineData("alice,500,0.1", "3 cells where the header has 4")]
    [InlineData("alice,500,0.1,1,2", "5 cells where the header has 4")]
    public void Long_BadRow_IsNamedAndTheNextOneIsRead(string row, string reason)
    {
        using var source = Open($"username,roundNumber,corr,selectedStakeValue\n{row}\nbob,501,0.2,3\n", null);
        var rows = source.Rows().ToList();
        rows[0].ShouldBeOfType<BadRow>().ShouldBe(new BadRow(2, reason));
        rows[1].ShouldBeOfType<PerformanceRow>().Model.ShouldBe("bob");
    }

    [Fact]
    public void Rounds_AmericanTimesAndBareDays_AreRead()
    {
        using var source = Open(
            "number,openTime,closeDate,resolveDate,payoutFactor,status\n277,08/14/2021 18:00:00,2021-08-16,2021-09-15,0.58888,Resolved\n",
            null
        );
        var facts = source.Rows().Single().ShouldBeOfType<RoundRow>().Facts;
        facts.OpenTime.ShouldBe(new DateTimeOffset(2021, 8, 14, 18, 0, 0, TimeSpan.Zero));
        facts.CloseTime.ShouldBe(new DateTimeOffset(2021, 8, 16, 14, 0, 0, TimeSpan.Zero));
        facts.ResolveTime.ShouldBe(new DateTimeOffset(2021, 9, 15, 20, 0, 0, TimeSpan.Zero));
        facts.PayoutFactor.ShouldBe(0.58888m);
        facts.Resolved.ShouldBe(true);
    }

    [Theory]
    [InlineData("model,weight\nalice,1\n", "not-a-table: table.csv has no column roundNumber")]
    [InlineData(
        "username,roundNumber,colour\nalice,500,red\n",
        "not-a-table: table.csv has models and rounds, but no score"
    )]
    [InlineData("", "not-a-table: table.csv is no CSV file")]
    [InlineData("\u0000\u0001PNG\u0002,\u0003", "not-a-table: table.csv is no CSV file")]
    public void Open_WhatIsNoSuchTable_IsRefused(string text, string beginning) =>
        Refused(text, null).ShouldStartWith(beginning);

    [Fact]
    public void Open_MissingFileAndFolder_AreRefused()
    {
        TableFile
            .Open(_folder.Path("nothing.csv"), null)
            .ShouldBeOfType<Outcome<IRowSource>.Refused>()
            .Refusal.Code.ShouldBe("no-file");
        TableFile
            .Open(_folder.Root, null)
            .ShouldBeOfType<Outcome<IRowSource>.Refused>()
            .Refusal.Code.ShouldBe("not-a-table");
    }

    [Fact]
    public void Gzip_IsReadByItsContent_WithTheHashOfItsText()
    {
        const string Text = "roundNumber,alice\n500,0.01\n";
        var path = _folder.Path("no-ending");
        using (var file = File.Create(path))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(Text));
        using var packed = TableFile.Open(path, Metric.Corr).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
        using var plain = Open(Text, "corr");
        packed.Rows().Count().ShouldBe(1);
        plain.Rows().Count().ShouldBe(1);
        packed.Sha256().ShouldBe(plain.Sha256());
    }

    [Fact]
    public void Gzip_CutShort_IsAFailureOfTheFile()
    {
        var path = _folder.Path("cut.csv.gz");
        using (var memory = new MemoryStream())
        {
            using (var gzip = new GZipStream(memory, CompressionLevel.NoCompression, leaveOpen: true))
                gzip.Write(
                    Encoding.UTF8.GetBytes(
                        "roundNumber,alice\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},0.01\n"))
                    )
                );
            File.WriteAllBytes(path, memory.ToArray()[..100_000]);
        }
        using var source = TableFile.Open(path, Metric.Corr).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
        Should.Throw<FileReadException>(() =>
        {
            source.Rows().Count().ShouldBeLessThan(20_000);
            source.Sha256();
        });
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Delimiter_IsFoundByTheHeader(char delimiter) =>
        Performances($"roundNumber{delimiter}alice{delimiter}bob\n500{delimiter}0.01{delimiter}0.02\n", "corr")
            .Count.ShouldBe(2);

    [Fact]
    public void ByteOrderMark_IsNoPartOfAName() =>
        Performances("\uFEFFroundNumber,alice\n500,0.01\n", "corr").Count.ShouldBe(1);

    private IRowSource Open(string text, string? metric) =>
        TableFile.Open(Write(text), Of(metric)).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;

    private List<PerformanceRow> Performances(string text, string? metric)
    {
        using var source = Open(text, metric);
        return [.. source.Rows().Cast<PerformanceRow>()];
    }

    private string Refused(string text, string? metric)
    {
        var refusal = TableFile.Open(Write(text), Of(metric)).ShouldBeOfType<Outcome<IRowSource>.Refused>().Refusal;
        return $"{refusal.Code}: {refusal.Message}";
    }

    private string Write(string text) => _folder.Write("table.csv", text);

    private static Metric? Of(string? metric) => metric is null ? null : Metric.Parse(metric);
}
