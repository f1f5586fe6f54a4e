using System.IO.Compression;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Files;

/// <summary>Lines of a million cells are refused before they take memory.</summary>
public sealed class WideLineTests : IDisposable
{
    private const int Columns = 1_100_000;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Header_OfAMillionColumns_IsRefusedInLittleMemory(char separator)
    {
        var path = Write(string.Join(separator, Enumerable.Range(0, Columns).Select(i => $"m{i}")) + "\n1\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = TableFile.Open(path, Metric.Corr).ShouldBeOfType<Outcome<IRowSource>.Refused>().Refusal;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
        refusal.Code.ShouldBe("too-large");
        refusal.Message.ShouldContain("50,000 columns");
    }

    [Fact]
    public void Row_OfAMillionCells_RefusesTheFileInLittleMemory()
    {
        var rows = string.Concat(Enumerable.Range(1, 50_000).Select(r => $"{r},0.1\n"));
        var path = Write($"roundNumber,alice\n{rows}60000{new string(',', Columns)}\n");
        using var source = TableFile.Open(path, Metric.Corr).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<FileReadException>(() => source.Rows().Count()).Code.ShouldBe("too-large");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
    }

    [Fact]
    public void Separators_WithinQuotesAndOverManyLines_AreNoColumns()
    {
        var names = "\"" + new string(',', 60_000) + "\"";
        var path = Write(
            $"username,roundNumber,corr\n{names[..50]}\",1180,0.1\n"
                + string.Concat(Enumerable.Repeat("alice,1181,0.2\n", 60_000))
        );
        using var source = TableFile.Open(path, null).ShouldBeOfType<Outcome<IRowSource>.Done>().Value;
        source.Rows().Count().ShouldBe(60_001);
    }

    [Fact]
    public void Json_LongerThanAServerTakes_IsRefused()
    {
        var path = _folder.Path("long.json");
        File.WriteAllText(
            path,
            "["
                + string.Join(
                    ",",
                    Enumerable.Repeat("{\"modelName\":\"a\",\"roundNumber\":1180,\"corr\":0.1}", 800_000)
                )
                + "]"
        );
        var refusal = TableFile
            .Open(path, null, null, FileLimits.Served)
            .ShouldBeOfType<Outcome<IRowSource>.Refused>()
            .Refusal;
        refusal.Message.ShouldContain("32 MiB");
    }

    private string Write(string text)
    {
        var path = _folder.Path($"{Guid.NewGuid():N}.csv.gz");
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
