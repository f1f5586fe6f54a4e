using System.Text;

namespace Ballast.Tests.Support;

/// <summary>A text that one thread writes while another reads it.</summary>
internal sealed class SharedWriter : TextWriter
{
    private readonly StringBuilder _text = new();

    public SharedWriter() => CoreNewLine = ['\n'];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text)
            _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_text)
            _text.Append(buffer);
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override string ToString()
    {
        lock (_text)
            return _text.ToString();
    }

    /// <summary>What was written, as soon as a text stands in it.</summary>
    public async Task<string> UntilAsync(string text)
    {
        (await Waiting.SoonAsync(() => ToString().Contains(text, StringComparison.Ordinal))).ShouldBeTrue(
            $"'{text}' was not written: {this}"
        );
        return ToString();
    }
}
