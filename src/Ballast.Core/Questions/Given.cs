using System.Globalization;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>What was said with a question: text by the names of its parameters, and models. Nothing of it is trusted.</summary>
/// <param name="values">What was said, by name without dashes; a switch that was said has an empty list.</param>
/// <param name="models">Models that were named.</param>
public sealed class Given(IReadOnlyDictionary<string, IReadOnlyList<string>> values, IReadOnlyList<string> models)
{
    /// <summary>Nothing at all.</summary>
    public static Given Nothing { get; } = new(new Dictionary<string, IReadOnlyList<string>>(), []);

    /// <summary>Models that were named, as they were typed.</summary>
    public IReadOnlyList<string> Models => models;

    /// <summary>What was said, by name.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Said => values;

    /// <summary>The same with other models.</summary>
    internal Given With(IReadOnlyList<string> other) => new(values, other);

    /// <summary>Names of the parameters of which something was said.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>The same question gives the same key, and no two questions have one: every word stands there with its length before it.</summary>
    public string Key =>
        string.Concat(
            values
                .OrderBy(v => v.Key, StringComparer.Ordinal)
                .SelectMany(v => v.Value.Prepend($"{v.Key} {v.Value.Count}"))
                .Append("models")
                .Concat(models)
                .Select(word => $"{word.Length}:{word}")
        );

    /// <summary>The text of a parameter, or its default; null where there is neither.</summary>
    public string? Text(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return values.TryGetValue(parameter.Name, out var said) && said.Count > 0 ? said[^1] : parameter.Default;
    }

    /// <summary>Every text that was given for a parameter.</summary>
    public IReadOnlyList<string> All(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return values.GetValueOrDefault(parameter.Name) ?? [];
    }

    /// <summary>Every name that was given for a parameter, in several texts or with commas between them.</summary>
    public IReadOnlyList<string> Listed(Parameter parameter) =>
        [
            .. All(parameter)
                .SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];

    /// <summary>Whether a switch was said, or anything of another parameter.</summary>
    public bool Is(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return values.ContainsKey(parameter.Name);
    }

    /// <summary>One of an enum's words.</summary>
    /// <exception cref="ParameterException">It is none of them.</exception>
    public T Choice<T>(Parameter parameter)
        where T : struct, Enum
    {
        var text = Text(parameter);
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        var names = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        throw new ParameterException($"{Notice.Option(parameter.Name)} is one of {names}, not '{text}'.");
    }

    /// <summary>An exact number of the parameter's range, with a point; null where nothing was said.</summary>
    /// <exception cref="ParameterException">It is none, or out of bounds.</exception>
    public decimal? Number(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var range = parameter.Range ?? throw new ArgumentException("It has no range.", nameof(parameter));
        return Number(parameter, range.Least, range.Most);
    }

    /// <summary>A whole number of the parameter's range; null where nothing was said.</summary>
    /// <exception cref="ParameterException">It is none, or out of bounds.</exception>
    public int? Whole(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var range = parameter.Range ?? throw new ArgumentException("It has no range.", nameof(parameter));
        return Whole(parameter, (int)range.Least, (int)range.Most);
    }

    /// <summary>An exact number, with a point; null where nothing was said.</summary>
    /// <exception cref="ParameterException">It is none, or out of bounds.</exception>
    public decimal? Number(Parameter parameter, decimal least, decimal most)
    {
        if (Text(parameter) is not { } text)
            return null;
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most
            ? number
            : throw new ParameterException(
                $"{Notice.Option(parameter.Name)} is a number from {least} to {most}, not '{text}'."
            );
    }

    /// <summary>A whole number; null where nothing was said.</summary>
    /// <exception cref="ParameterException">It is none, or out of bounds.</exception>
    public int? Whole(Parameter parameter, int least, int most)
    {
        if (Text(parameter) is not { } text)
            return null;
        var isWhole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isWhole && number >= least && number <= most
            ? number
            : throw new ParameterException(
                parameter.IsArgument
                    ? (Notice)
                        $"{parameter.Name.ToUpperInvariant()} is a whole number from {least} to {most}, not '{text}'."
                    : (Notice)$"{Notice.Option(parameter.Name)} is a whole number from {least} to {most}, not '{text}'."
            );
    }

    /// <summary>A round's number; null where nothing was said.</summary>
    /// <exception cref="ParameterException">It is none.</exception>
    public int? Round(Parameter parameter) => Whole(parameter, 1, RoundCalendar.LargestRound);

    /// <summary>A score's name; null where nothing was said, or only blanks.</summary>
    /// <exception cref="ParameterException">It is none.</exception>
    public Metric? Score(Parameter parameter) =>
        string.IsNullOrWhiteSpace(Text(parameter)) ? null : ReadScore(parameter, Text(parameter)!);

    /// <summary>Names of scores.</summary>
    /// <exception cref="ParameterException">One is none.</exception>
    public IReadOnlyList<Metric> Scores(Parameter parameter) =>
        [.. All(parameter).Select(t => ReadScore(parameter, t))];

    /// <summary>The score of a name, such as one that stands inside a parameter's text.</summary>
    /// <exception cref="ParameterException">It is none.</exception>
    public static Metric ReadScore(Parameter parameter, string name)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        try
        {
            return Metric.Parse(name);
        }
        catch (FormatException e)
        {
            throw new ParameterException($"{Notice.Option(parameter.Name)}: {e.Message}");
        }
    }

    /// <summary>Multipliers by score; null where nothing was said.</summary>
    /// <exception cref="ParameterException">They cannot be read.</exception>
    public Multipliers? Multipliers(Parameter parameter)
    {
        if (Text(parameter) is not { } text)
            return null;
        return Payouts.Multipliers.TryParse(text, out var multipliers)
            ? multipliers
            : throw new ParameterException(
                $"{Notice.Option(parameter.Name)} is METRIC=NUMBER,… such as corr=0.75,mmc=2.25, not '{text}'."
            );
    }
}
