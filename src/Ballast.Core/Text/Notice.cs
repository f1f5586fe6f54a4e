using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace Ballast.Core.Text;

/// <summary>
/// A line for people, written once for all doors: on a terminal options stand as they are typed and the next step as a command; a page names
/// the fields and leads to the page of the step.
/// </summary>
/// <remarks>
/// A plain text is one, the same at every door. An interpolated text with an <see cref="OptionName"/> in it names that option at each door in
/// its own way. As JSON it is the terminal's line.
/// </remarks>
[InterpolatedStringHandler]
[JsonConverter(typeof(NoticeJson))]
public sealed record Notice
{
    private const int UsualPiece = 8;

    private readonly StringBuilder _text;
    private readonly StringBuilder _typed;

    /// <summary>Begins one; the compiler calls it.</summary>
    public Notice(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (formattedCount * UsualPiece));
        _typed = new StringBuilder(literalLength + (formattedCount * UsualPiece));
    }

    private Notice(string text, string typed) => (_text, _typed) = (new StringBuilder(text), new StringBuilder(typed));

    /// <summary>A name of an option for a text.</summary>
    public static OptionName Option(string name) => new(name);

    /// <summary>What is wrong or to be known, as every door but a terminal says it.</summary>
    public string Text => _text.ToString();

    /// <summary>What to do; null where there is nothing, or nothing that a page can lead to.</summary>
    public NextStep? Next { get; private init; }

    /// <summary>What is said behind the text on a terminal alone; by itself the next step in words.</summary>
    public string Tail
    {
        get => field ?? (Next is { } step ? $"{Large(step.Text)}: {Words(step)}." : "");
        private init;
    }

    /// <summary>A text that is the same at every door.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Notice?(string? text) => text is null ? null : new Notice(text, text);

    /// <summary>The same with what to do next.</summary>
    /// <param name="text">What it brings.</param>
    /// <param name="command">The words of the command without its program's name.</param>
    public Notice Then(string text, params string[] command) => this with { Next = new NextStep(text, command) };

    /// <summary>The same with what to do next, where a terminal says more than the step.</summary>
    /// <param name="tail">What a terminal says.</param>
    /// <param name="next">Where a page leads to; null for nowhere.</param>
    public Notice Typing(string tail, NextStep? next = null) => this with { Tail = tail, Next = next };

    /// <summary>The same behind other words.</summary>
    public Notice After(string words) => Both(words + _text, words + _typed);

    /// <summary>The same with each of its texts changed.</summary>
    public Notice Each(Func<string, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Both(change(Text), change(_typed.ToString())) with { Tail = change(Tail) };
    }

    /// <summary>Several, one behind the other; the first next step is that of all.</summary>
    public static Notice Join(IReadOnlyList<Notice> notices)
    {
        ArgumentNullException.ThrowIfNull(notices);
        var typed = string.Join(' ', notices);
        return new Notice(string.Join(' ', notices.Select(n => n.Text)), typed)
        {
            Tail = "",
            Next = notices.Select(n => n.Next).FirstOrDefault(n => n is not null),
        };
    }

    /// <summary>As a sentence of an answer.</summary>
    public Sentence InAnswer(Tone tone = Tone.Plain) => new(Text, tone) { Typed = Tail, OnTerminal = ToString() };

    /// <summary>The terminal's line.</summary>
    public override string ToString() => $"{_typed} {Tail}".TrimEnd();

    /// <summary>Of two that say the same at every door.</summary>
    public bool Equals(Notice? other) => other is not null && Text == other.Text && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>A piece as it stands; the compiler calls it.</summary>
    public void AppendLiteral(string literal)
    {
        _text.Append(literal);
        _typed.Append(literal);
    }

    /// <summary>An option, at each door as it is called there.</summary>
    public void AppendFormatted(OptionName option)
    {
        _text.Append(option.OnPage);
        _typed.Append(option);
    }

    /// <summary>Another one, at each door as it is said there.</summary>
    public void AppendFormatted(Notice? notice)
    {
        _text.Append(notice?.Text);
        _typed.Append(notice?.ToString());
    }

    /// <summary>Anything else; the compiler calls it.</summary>
    public void AppendFormatted<T>(T value, string? format = null) =>
        AppendLiteral(
            value is IFormattable number
                ? number.ToString(format, CultureInfo.InvariantCulture)
                : value?.ToString() ?? ""
        );

    private Notice Both(string text, string typed) => new(text, typed) { Tail = Tail, Next = Next };

    private static string Words(NextStep step) => "ballast " + string.Join(' ', step.Command);

    private static string Large(string words) =>
        words.Length == 0 ? "See" : char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>An option or the field of a page of the same name.</summary>
/// <param name="Name">Without dashes before it.</param>
public readonly record struct OptionName(string Name)
{
    /// <summary>As a field is called.</summary>
    public string OnPage => Name.Replace('-', ' ');

    /// <summary>As it is typed.</summary>
    public override string ToString() => "--" + Name;
}
