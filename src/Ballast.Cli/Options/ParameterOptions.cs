using System.CommandLine;
using Ballast.Core.Questions;

namespace Ballast.Cli.Options;

/// <summary>The options of declared parameters. What their texts mean is read by the question, so that every door reads it alike.</summary>
internal sealed class ParameterOptions(IReadOnlyList<Parameter> parameters)
{
    private readonly (Parameter Parameter, Option Option)[] _options = [.. parameters.Select(p => (p, Make(p)))];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in _options)
            command.Add(option);
    }

    /// <summary>What was said.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="models">Models that were named.</param>
    public Given Read(ParseResult parsed, IReadOnlyList<string>? models = null) =>
        new(
            _options
                .Where(o => parsed.GetResult(o.Option) is { Implicit: false })
                .ToDictionary(o => o.Parameter.Name, o => (IReadOnlyList<string>)Texts(parsed, o.Option)),
            models ?? []
        );

    private static string[] Texts(ParseResult parsed, Option option) =>
        option switch
        {
            Option<string[]> repeated => parsed.GetValue(repeated) ?? [],
            Option<string?> text => parsed.GetValue(text) is { } said ? [said] : [],
            _ => [],
        };

    private static Option Make(Parameter parameter)
    {
        var name = "--" + parameter.Name;
        return parameter.Kind switch
        {
            ParameterKind.Switch => new Option<bool>(name) { Description = parameter.Help },
            ParameterKind.Repeated => new Option<string[]>(name)
            {
                Description = parameter.Help,
                HelpName = parameter.ValueName,
            },
            _ => parameter.Default is { } usual
                ? TextOption.Make(name, parameter.Help, parameter.ValueName, usual)
                : TextOption.Make(name, parameter.Help, parameter.ValueName),
        };
    }
}
