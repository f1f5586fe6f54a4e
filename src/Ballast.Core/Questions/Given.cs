using System.Globalization;

namespace Ballast.Core.Questions;

/// <summary>What was said with a question: text by the names of its parameters, and models. Nothing of it is trusted.</summary>
/// <param name="values">What was said, by name without dashes; a switch that was said has an empty list.</param>
/// <param name="models">Models that were named.</param>
public sealed class Given(IReadOnlyDictionary<string, IReadOnlyList<string>> values, IReadOnlyList<string> models)
{
    /// <summary>Models that were named, as they were typed.</summary>
    public IReadOnlyList<string> Models => models;

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

    /// <summary>Whether a switch was said.</summary>
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
        throw new ParameterException($"--{parameter.Name} is one of {names}, not '{text}'.");
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
            : throw new ParameterException($"--{parameter.Name} is a number from {least} to {most}, not '{text}'.");
    }
}
