using System.Text;

namespace Ballast.Cli.Serving;

/// <summary>Takes what a command prints with <c>--json</c>: one line, which is not copied before it is asked for.</summary>
internal sealed class AnswerText : TextWriter
{
    private readonly List<string> _lines = [];

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Characters.</summary>
    public long Length => _lines.Sum(l => (long)l.Length);

    public override void Write(char value) => _lines.Add(value.ToString());

    public override void Write(string? value) => _lines.Add(value ?? "");

    public override void WriteLine(string? value)
    {
        _lines.Add(value ?? "");
        _lines.Add("\n");
    }

    public override string ToString() => string.Concat(_lines);
}
