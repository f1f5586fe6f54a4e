using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Yaml;

/// <summary>A single value. It is read as what its reader asks for: YAML's guesses (no as false, 1_000 as a number) are not made.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsQuoted">Whether it stands in quotes: then it is text, whatever it looks like.</param>
public sealed record YamlScalar(YamlPlace Place, string Text, bool IsQuoted) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => IsNothing ? "nothing" : $"the value '{Text}'";

    /// <summary>Whether nothing was written: an empty value, ~ or null.</summary>
    public bool IsNothing => !IsQuoted && (Text is "" or "~" or "null");

    /// <summary>A number with a point, within bounds.</summary>
    /// <param name="what">What it is for.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    /// <exception cref="YamlFileException">It is none, or out of bounds.</exception>
    public decimal Number(string what, decimal least, decimal most) =>
        !IsQuoted
        && decimal.TryParse(
            Text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number >= least
        && number <= most
            ? number
            : throw Wrong($"{what} is a number from {least} to {most}, not '{Text}'{Unquoted}.");

    /// <summary>A whole number, within bounds.</summary>
    /// <param name="what">What it is for.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    /// <exception cref="YamlFileException">It is none, or out of bounds.</exception>
    public int Whole(string what, int least, int most) =>
        !IsQuoted
        && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw Wrong($"{what} is a whole number from {least} to {most}, not '{Text}'{Unquoted}.");

    /// <summary>true or false.</summary>
    /// <param name="what">What it is for.</param>
    /// <exception cref="YamlFileException">It is neither.</exception>
    public bool Flag(string what) =>
        Text switch
        {
            "true" when !IsQuoted => true,
            "false" when !IsQuoted => false,
            _ => throw Wrong($"{what} is true or false, not '{Text}'{Unquoted}."),
        };

    /// <summary>One of few words.</summary>
    /// <param name="what">What it is for.</param>
    /// <param name="words">The words.</param>
    /// <exception cref="YamlFileException">It is none of them.</exception>
    public string Word(string what, params IReadOnlyList<string> words)
    {
        if (words.Contains(Text, StringComparer.Ordinal))
            return Text;
        var hint = NameSuggestions.Meant(words, Text) is { } meant ? $" Did you mean '{meant}'?" : "";
        throw Wrong($"{what} is one of {string.Join(", ", words)}, not '{Text}'.{hint}");
    }

    private string Unquoted => IsQuoted ? " in quotes" : "";
}
