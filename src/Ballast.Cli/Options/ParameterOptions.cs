using System.CommandLine;
using Ballast.Core.Questions;

namespace Ballast.Cli.Options;

/// <summary>The arguments and options of declared parameters. What their texts mean is read by the question, so that every door reads it alike.</summary>
internal sealed class ParameterOptions
{
    private const int LargestFile = 1 << 20;

    private readonly Argument<string[]>? _models;
    private readonly (Parameter Parameter, Argument<string?> Argument)[] _arguments;
    private readonly (Parameter Parameter, Option Option)[] _options;

    /// <summary>All of a question.</summary>
    public ParameterOptions(IQuestion question)
        : this([.. question.Parameters, .. Of(question.Variant)]) =>
        _models = question.Models is { } models ? Names.Models(models.Help, models.ValueName) : null;

    /// <summary>Some that a command has beside its own.</summary>
    public ParameterOptions(IReadOnlyList<Parameter> parameters)
    {
        _arguments = [.. parameters.Where(p => p.IsArgument).Select(p => (p, CreateArgument(p)))];
        _options = [.. parameters.Where(p => !p.IsArgument).Select(p => (p, CreateOption(p)))];
    }

    public void AddTo(Command command)
    {
        foreach (var (_, argument) in _arguments)
            command.Add(argument);
        if (_models is not null)
            command.Add(_models);
        foreach (var (_, option) in _options)
            command.Add(option);
    }

    /// <summary>What was said.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="models">Models that were named, where a command of its own has them.</param>
    public Given Read(ParseResult parsed, IReadOnlyList<string>? models = null)
    {
        var values = _options
            .Where(o => parsed.GetResult(o.Option) is { Implicit: false })
            .ToDictionary(
                o => o.Parameter.Name,
                o => (IReadOnlyList<string>)Said(o.Parameter, Texts(parsed, o.Option))
            );
        foreach (var (parameter, argument) in _arguments)
        {
            if (parsed.GetValue(argument) is { } said)
                values[parameter.Name] = [said];
        }
        return new Given(values, models ?? (_models is null ? [] : parsed.GetValue(_models)!));
    }

    private static string[] Said(Parameter parameter, string[] texts) =>
        parameter.Kind switch
        {
            ParameterKind.File => [.. texts.Select(t => Content(parameter, t))],
            ParameterKind.FileOrText =>
            [
                .. texts.SelectMany(t => IsFile(parameter, t) ? [t, Content(parameter, t)] : new[] { t }),
            ],
            _ => texts,
        };

    /// <summary>A word of the parameter's own means itself, also where a file is called so. A folder is taken for a file, to be refused as one.</summary>
    private static bool IsFile(Parameter parameter, string text) =>
        !parameter.Choices.Contains(text, StringComparer.OrdinalIgnoreCase)
        && (File.Exists(text) || Directory.Exists(text));

    /// <summary>What leads to another question stands beside the own parameters.</summary>
    private static Parameter[] Of(Variant? variant) => variant is null ? [] : [variant.When];

    private static string[] Texts(ParseResult parsed, Option option) =>
        option switch
        {
            Option<string[]> repeated => parsed.GetValue(repeated) ?? [],
            Option<string?> text => parsed.GetValue(text) is { } said ? [said] : [],
            _ => [],
        };

    /// <summary>The text of a file that was named.</summary>
    /// <exception cref="ParameterException">It cannot be read.</exception>
    private static string Content(Parameter parameter, string file) =>
        TextFile.TryRead(file, LargestFile, out var isTooLarge)
        ?? throw new ParameterException(
            isTooLarge
                ? $"--{parameter.Name}: {file} is larger than {LargestFile} bytes."
                : $"--{parameter.Name}: {TextFile.Fault(file)}"
        );

    private static Argument<string?> CreateArgument(Parameter parameter)
    {
        var argument = new Argument<string?>(parameter.Name.ToUpperInvariant())
        {
            Description = parameter.Help,
            Arity = parameter.IsOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        };
        KnownWords.AddTo(argument.CompletionSources, parameter);
        return argument;
    }

    private static Option CreateOption(Parameter parameter)
    {
        var option = CreateBare(parameter);
        KnownWords.AddTo(option.CompletionSources, parameter);
        return option;
    }

    private static Option CreateBare(Parameter parameter)
    {
        var name = "--" + parameter.Name;
        return parameter.Kind switch
        {
            ParameterKind.Switch => new Option<bool>(name) { Description = parameter.Help },
            ParameterKind.Repeated => new Option<string[]>(name)
            {
                Description = parameter.Help,
                HelpName = parameter.ValueName,
                Arity = ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = false,
            },
            _ => parameter.Default is { } usual
                ? TextOption.Make(name, parameter.Help, parameter.ValueName, usual)
                : TextOption.Make(name, parameter.Help, parameter.ValueName),
        };
    }
}
