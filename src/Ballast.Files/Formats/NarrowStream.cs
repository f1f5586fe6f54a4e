namespace Ballast.Files.Formats;

/// <summary>
/// Passes a CSV through and throws in the first line that has more cells than a table may have columns: a line of millions of commas would take
/// gigabytes before anybody could count its cells. Whichever separator the file has: each is counted by itself, and none within quotes.
/// </summary>
internal sealed class NarrowStream(Stream inner) : ForwardStream
{
    private static readonly System.Buffers.SearchValues<byte> Telling = System.Buffers.SearchValues.Create(
        ",;\t|\"\n"u8
    );

    private readonly int[] _counts = new int[4];
    private bool _isQuoted;

    /// <exception cref="WideLineException">A line is too wide.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count(buffer[..read]);
        return read;
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOfAny(Telling)) >= 0; bytes = bytes[(at + 1)..])
        {
            switch (bytes[at])
            {
                case (byte)'"':
                    _isQuoted = !_isQuoted;
                    break;
                case (byte)'\n':
                    // No cell has a line end in it.
                    _isQuoted = false;
                    Array.Clear(_counts);
                    break;
                case var separator when !_isQuoted:
                    Note(",;\t|"u8.IndexOf(separator));
                    break;
            }
        }
    }

    private void Note(int separator)
    {
        if (++_counts[separator] >= TableFile.MostColumns)
            throw new WideLineException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A line has more cells than a table may have columns; the message goes on from the file's name.</summary>
internal sealed class WideLineException()
    : Exception($"has a line of more than {TableFile.MostColumns:#,##0} columns, which is the most that can be read");
