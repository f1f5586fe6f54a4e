using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ballast.Server.Markup;

/// <summary>A piece of HTML. What is put into the holes of its text is encoded, so a name can never become markup.</summary>
internal sealed class Html
{
    /// <summary>Nothing.</summary>
    public static readonly Html Empty = new("");

    private readonly string _text;

    private Html(string text) => _text = text;

    /// <summary>A piece from an interpolated text: its literal parts stay, its holes are encoded unless they are HTML themselves.</summary>
    public static Html Of(Handler text) => new(text.Text);

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces));

    /// <summary>Text of our own that is HTML already: the style sheet, the script, escaped JSON. Never a name.</summary>
    public static Html Trusted(string text) => new(text);

    /// <summary>A name of somebody else's choice: set apart, so that its letters cannot turn the direction of the line.</summary>
    public static Html Name(string name) => Of($"<bdi>{name}</bdi>");

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>The five characters that mean something in HTML, in text and in quoted attributes.</summary>
    internal static string Encode(string text) =>
        text.Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("\"", "&quot;")
            .Replace("'", "&#39;");

    /// <summary>Builds the text; the compiler calls it.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder _builder;

        public Handler(int literalLength, int formattedCount) =>
            _builder = new StringBuilder(literalLength + (formattedCount * 8));

        public string Text => _builder.ToString();

        public void AppendLiteral(string literal) => _builder.Append(literal);

        public void AppendFormatted(Html? html) => _builder.Append(html?._text);

        public void AppendFormatted(IEnumerable<Html> pieces)
        {
            foreach (var piece in pieces)
                _builder.Append(piece._text);
        }

        public void AppendFormatted(string? text) => _builder.Append(Encode(text ?? ""));

        public void AppendFormatted(int number) => _builder.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
