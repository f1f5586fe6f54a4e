using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Files;

/// <summary>Rows in blocks are the rows one by one, whatever stands between the plain ones.</summary>
public sealed class ScoreBlockTests : IDisposable
{
    private const string Head = "username,roundNumber,corr,mmc\n";
    private static readonly string[] OddLines =
    [
        "alice,500,0.1",
        "alice,500,0.1,0.2,0.3",
        "alice,soon,0.1,0.2",
        "alice,843.0,0.1,0.2",
        "alice,0,0.1,0.2",
        "alice,100001,0.1,0.2",
        "alice,500,high,0.2",
        "alice,500,NA,0.2",
        "alice,500,nan,1e-3",
        "alice,500,-0.0,",
        " alice ,500,0.1,0.2",
        ",500,0.1,0.2",
        "Łukasz,500,0.1,0.2",
        "it's_guff!,500,,",
        "nan,500, 0.25 ,0.1234567890123456789",
    ];
    private static readonly string[] OddText =
    [
        "\"a,b\",500,0.1,0.2",
        "",
        "#alice,500,0.1,0.2",
        "a\rb,500,0.1,0.2",
        "   ",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Blocks_OfAPlainTable_ComeWithoutAnObjectARow()
    {
        var path = Write(Head + Lines(10_000));
        using var source = Open(path);
        source.Blocks().ShouldAllBe(row => row is ScoreBlock);
        using var again = Open(path);
        Said(again.Blocks()).Count.ShouldBe(10_000);
    }

    [Fact]
    public void Blocks_BetweenOddLines_AreTheRowsOneByOne()
    {
        var random = new Random(11);
        foreach (var end in new[] { "\n", "\r\n" })
        {
            for (var file = 0; file < 40; file++)
            {
                var lines = new List<string>();
                for (var part = 0; part < 6; part++)
                {
                    lines.AddRange(
                        Enumerable.Range(0, random.Next(5)).Select(i => $"m{random.Next(9)},{900 + i},0.{i}1,-0.02")
                    );
                    lines.Add(OddLines[random.Next(OddLines.Length)]);
                    if (file % 2 == 0 && part == 3)
                        lines.Add(OddText[file / 2 % OddText.Length]);
                }
                var tail = random.Next(2) == 0 ? end : "";
                IsSame(Head.TrimEnd('\n') + end + string.Join(end, lines) + tail);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice,500,0.1,0.2")]
    [InlineData("alice,500,0.1,0.2\n\n\n")]
    [InlineData("alice,500,0.1,0.2\r")]
    public void Blocks_AtTheEndOfTheFile_AreTheRowsOneByOne(string text) => IsSame(Head + text);

    [Fact]
    public void Blocks_AfterAByteOrderMark_AreTheRowsOneByOne() => IsSame("\uFEFF" + Head + Lines(3));

    [Fact]
    public void Blocks_OfLinesLongerThanTheBuffer_AreTheRowsOneByOne() =>
        IsSame(Head + Lines(3) + new string('x', 1 << 19) + ",500,0.1,0.2\n" + Lines(3));

    [Fact]
    public void Blocks_OfATextThatIsNoUtf8_FailAsTheRowsDo()
    {
        var path = _folder.Path("latin.csv");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(Head + Lines(40_000)), 0xE9, .. ",500,0.1,0.2\n"u8]);
        Failure(path, s => s.Blocks()).ShouldBe(Failure(path, s => s.Rows()));
    }

    [Fact]
    public void Hash_OfAPackedFileThatIsCutShort_FailsAsWithRows()
    {
        var path = _folder.Path("cut.csv.gz");
        using (var packed = new MemoryStream())
        {
            using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                zip.Write(Encoding.UTF8.GetBytes(Head + Lines(20_000)));
            File.WriteAllBytes(path, packed.ToArray()[..(int)(packed.Length / 2)]);
        }
        Failure(path, s => s.Blocks()).ShouldBe(Failure(path, s => s.Rows()));
    }

    [Fact]
    public void Blocks_OfATableWithOtherColumns_AreRows()
    {
        var path = Write("username,roundNumber,corr,roundResolved\nalice,500,0.1,True\n");
        using var source = Open(path);
        source.Blocks().ShouldAllBe(row => row is PerformanceRow);
    }

    private void IsSame(string text)
    {
        var path = Write(text);
        using var rows = Open(path);
        using var blocks = Open(path);
        Said(blocks.Blocks()).ShouldBe(Said(rows.Rows()), text);
        blocks.Sha256().ShouldBe(rows.Sha256());
    }

    private static string Failure(string path, Func<IRowSource, IEnumerable<SourceRow>> rows)
    {
        using var source = Open(path);
        var failure = Should.Throw<FileReadException>(() =>
        {
            foreach (var _ in rows(source))
                continue;
            source.Sha256();
        });
        return $"{failure.Code} {failure.Message}";
    }

    private static List<string> Said(IEnumerable<SourceRow> rows) =>
        [
            .. rows.SelectMany<SourceRow, SourceRow>(row =>
                    row is ScoreBlock block ? Enumerable.Range(0, block.Count).Select(block.Row) : [row]
                )
                .Select(row =>
                    row switch
                    {
                        BadRow bad => $"{bad.Line} {bad.Reason}",
                        PerformanceRow one =>
                            $"{one.Line} {one.Model} {one.Round} {one.HasGap} {string.Join(' ', one.Scores.Select(s => $"{s.Metric} {BitConverter.DoubleToInt64Bits(s.Score)}"))} {one.Remarks.Count}",
                        _ => row.ToString(),
                    }
                ),
        ];

    private static string Lines(int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i % 70},{500 + (i / 70)},{i * 1e-5},\n"))
        );

    private string Write(string text)
    {
        var path = _folder.Path($"{Guid.NewGuid()}.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static IRowSource Open(string path) =>
        TableFile.Open(path, null).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
}
