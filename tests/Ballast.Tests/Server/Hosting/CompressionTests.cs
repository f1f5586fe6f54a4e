using System.IO.Compression;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Text goes small over the line, and is the same text.</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData("/rules", "br")]
    [InlineData("/rules", "gzip")]
    [InlineData("/api/v1/classic/rules", "br")]
    [InlineData("/metrics", "gzip")]
    public async Task Text_ThatMayBeCompressed_IsTheSameAndSmaller(string path, string way)
    {
        await using var served = await Served.StartAsync();
        using var answer = await served.GetAsync(path, ("Accept-Encoding", way));
        answer.Content.Headers.ContentEncoding.ShouldBe([way]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        await using Stream packed = new MemoryStream(bytes);
        await using Stream unpacked =
            way == "br"
                ? new BrotliStream(packed, CompressionMode.Decompress)
                : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        bytes.Length.ShouldBeLessThan(text.Length / 2);
        if (path != "/metrics")
            text.ShouldBe(await served.GetAsync(path).TextAsync());
    }
}
