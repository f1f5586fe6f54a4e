using System.Text;
using Ballast.Core.Text;

namespace Ballast.Cli.Output;

/// <summary>The way to standard output or standard error: nothing on it is a command to the terminal, and a full disk is said in words.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="isClean">Whether characters that a terminal obeys become pictures; not where colours are drawn or data is piped.</param>
/// <param name="isNeeded">Whether a failure ends the command; what is only remarked can get lost.</param>
internal sealed class OutputWriter(TextWriter inner, bool isClean = true, bool isNeeded = true) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) =>
        Try(inner, isClean ? VisibleText.Of(buffer.ToString()) : buffer.ToString(), static (w, text) => w.Write(text));

    public override void WriteLine() => Try(inner, "", static (w, _) => w.WriteLine());

    public override void WriteLine(string? value) =>
        Try(inner, isClean ? VisibleText.Of(value ?? "") : value ?? "", static (w, text) => w.WriteLine(text));

    public override void Flush() => Try(inner, "", static (w, _) => w.Flush());

    private void Try(TextWriter writer, string text, Action<TextWriter, string> write)
    {
        try
        {
            write(writer, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (isNeeded)
                throw new OutputException(
                    "output",
                    $"Standard output cannot be written ({Said(e)}); free some space there, or let it go elsewhere."
                );
        }
    }

    private static string Said(Exception e) => (e.InnerException ?? e).Message.TrimEnd('.');
}
