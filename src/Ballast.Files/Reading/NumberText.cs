using System.Text.RegularExpressions;

namespace Ballast.Files.Reading;

/// <summary>
/// Brings the numbers of one file to a decimal point. In a file that is separated by semicolons, tabs or bars a comma is a decimal comma; what could be
/// read in two ways, a thousand times apart, is refused.
/// </summary>
/// <param name="separator">What separates the file's cells; null where numbers are kept apart from text.</param>
internal sealed partial class NumberText(char? separator)
{
    private readonly bool _commasAreFree = separator is ';' or '\t' or '|';
    private string? _decimalComma;
    private string? _decimalPoint;
    private string? _pointOrThousands;

    /// <summary>The number with a decimal point and without signs between thousands.</summary>
    /// <exception cref="FormatException">It could be read in two ways.</exception>
    /// <exception cref="FileReadException">Something that was read before could be, as is seen now.</exception>
    public string Plain(string cell, string column)
    {
        var text = cell.Trim();
        if (!text.Contains(',', StringComparison.Ordinal))
            return _commasAreFree && text.Contains('.', StringComparison.Ordinal) ? WithPoint(text, column) : text;
        if (!_commasAreFree)
            return Thousands().IsMatch(text) ? Without(text, ",")
                : OneGroup().IsMatch(text) ? throw TwoWays(text, column)
                : text;
        if (Thousands().IsMatch(text))
            return _decimalComma is null ? Without(text, ",") : throw Mixed(text, column, _decimalComma);
        if (DecimalComma().IsMatch(text) || PointsAndComma().IsMatch(text))
            return WithComma(text, column);
        return text;
    }

    private string WithComma(string text, string column)
    {
        if (_pointOrThousands is { } before)
            throw new FileReadException(
                $"'{before}' was read with a decimal point, but '{text}' in {column} has a decimal comma: one of them would be a thousand times too large. Nothing was kept; write all numbers alike."
            )
            {
                Code = "mixed-decimals",
            };
        if (_decimalPoint is { } other)
            throw Mixed(text, column, other);
        _decimalComma ??= text;
        return Without(text, ".").Replace(',', '.');
    }

    private string WithPoint(string text, string column)
    {
        var couldBeThousands = PointGroups().IsMatch(text);
        if (couldBeThousands && _decimalComma is not null)
            throw TwoWays(text, column);
        if (couldBeThousands)
            _pointOrThousands ??= text;
        else
            _decimalPoint ??= text;
        return text;
    }

    private static string Without(string text, string sign) => text.Replace(sign, "", StringComparison.Ordinal);

    private static FormatException TwoWays(string text, string column) =>
        new(
            $"'{text}' in {column} can be read in two ways, a thousand times apart; write it without a sign between thousands"
        );

    private static FormatException Mixed(string text, string column, string other) =>
        new($"'{text}' in {column} is written otherwise than '{other}' above; which is the decimal sign?");

    [GeneratedRegex(@"^[+-]?\d{1,3}((,\d{3})+\.\d+|(,\d{3}){2,})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[+-]?\d{1,3},\d{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneGroup();

    [GeneratedRegex(@"^[+-]?\d*,\d+([eE][+-]?\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[+-]?\d{1,3}(\.\d{3})+,\d+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PointsAndComma();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(\.\d{3})+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PointGroups();
}
