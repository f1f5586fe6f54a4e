using System.Text;

namespace Ballast.Files.Formats;

/// <summary>
/// Text as UTF-8, checked byte by byte: of text in another encoding the ordinary reader would make names that nobody has. UTF-16 with a byte
/// order mark is brought into UTF-8.
/// </summary>
internal static class StrictText
{
    /// <exception cref="DecoderFallbackException">While reading: a byte is no part of a character.</exception>
    public static Stream Of(FileContent content) =>
        content.Head.Span switch
        {
            [0xFF, 0xFE, ..] => Transcoded(content, new UnicodeEncoding(false, true, throwOnInvalidBytes: true)),
            [0xFE, 0xFF, ..] => Transcoded(content, new UnicodeEncoding(true, true, throwOnInvalidBytes: true)),
            _ => new Utf8Stream(content.Stream()),
        };

    private static Stream Transcoded(FileContent content, Encoding encoding) =>
        Encoding.CreateTranscodingStream(content.Stream(), encoding, new UTF8Encoding(false, true));
}

/// <summary>Passes UTF-8 through and throws at the first byte that is none.</summary>
internal sealed class Utf8Stream(Stream inner) : ForwardStream
{
    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _characters = new char[1 << 14];

    /// <exception cref="DecoderFallbackException">A byte is no part of a character.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Check(buffer[..read], flush: read == 0 && buffer.Length > 0);
        return read;
    }

    private void Check(ReadOnlySpan<byte> bytes, bool flush)
    {
        do
        {
            _decoder.Convert(bytes, _characters, flush, out var used, out _, out _);
            bytes = bytes[used..];
        } while (bytes.Length > 0);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
