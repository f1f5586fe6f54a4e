using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Ballast.Cli.Completion;

/// <summary>Where somebody types.</summary>
internal sealed class CompletionPlace(ParseResult parsed, Func<ParseResult, IReadOnlyList<string>> models)
{
    // What stands for a model in help: alone, or with something behind it as in NAME=WEIGHT.
    private static readonly string[] Named = ["MODEL", "NAME=WEIGHT"];

    private readonly List<Option> _options = [.. OptionsOf(parsed.CommandResult)];

    public (IEnumerable<(string Word, string Said)> Words, string Prefix) Candidates(
        List<string> before,
        string typed,
        bool isBare
    )
    {
        // --option=VALUE
        if (!isBare && typed.StartsWith("--", StringComparison.Ordinal) && typed.IndexOf('=') is > 0 and var at)
            return (Values(typed[..at], typed[(at + 1)..]), typed[(at + 1)..]);
        if (!isBare && before.Count > 0 && TakesValue(before[^1]))
            return (Values(before[^1], typed), typed);
        if (!isBare && typed.StartsWith('-'))
            return (
                _options
                    .Where(o => !o.Hidden && o.Name.StartsWith("--", StringComparison.Ordinal))
                    .Select(o => (o.Name, o.Description ?? "")),
                typed
            );
        var command = parsed.CommandResult.Command;
        var commands = parsed.UnmatchedTokens.Count == 0 ? command.Subcommands : [];
        var known = commands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? ""));
        return (known.Concat(Arguments(typed)), typed);
    }

    private bool TakesValue(string word) =>
        Find(word) is { } option && option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);

    private Option? Find(string word) => _options.Find(o => o.Name == word || o.Aliases.Contains(word));

    private IEnumerable<(string, string)> Values(string name, string typed) =>
        Find(name) is { } option ? Of(option.CompletionSources, option.HelpName ?? "", typed) : [];

    /// <summary>Words of the first argument that can take one more.</summary>
    private IEnumerable<(string, string)> Arguments(string typed)
    {
        foreach (var argument in parsed.CommandResult.Command.Arguments)
        {
            var said = parsed.GetResult(argument) is { Implicit: false } result ? result.Tokens.Count : 0;
            if (said < argument.Arity.MaximumNumberOfValues)
                return Of(argument.CompletionSources, IsOfAModel(argument) ? Named[0] : argument.Name, typed);
        }
        return [];
    }

    private bool IsOfAModel(Argument argument) =>
        argument.Name == "NAME" && parsed.CommandResult.Command.Name == "model";

    private IEnumerable<(string, string)> Of(
        List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources,
        string meaning,
        string typed
    )
    {
        // Several with commas between them: what was typed before the last one stays.
        var listed = typed[..(typed.LastIndexOf(',') + 1)];
        var words = sources
            .SelectMany(s => s(CompletionContext.Empty))
            .Select(c => (Word: c.Label, Said: c.Detail ?? ""));
        if (Named.Any(n => meaning.StartsWith(n, StringComparison.Ordinal)))
            words = words.Concat(
                models(parsed).Select(m => (m + (meaning.Contains('=', StringComparison.Ordinal) ? "=" : ""), ""))
            );
        return words.Select(w => (listed + w.Word, w.Said));
    }

    private static IEnumerable<Option> OptionsOf(CommandResult own)
    {
        var options = own.Command.Options.AsEnumerable();
        for (var above = own.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
            options = options.Concat(above.Command.Options.Where(o => o.Recursive));
        return options;
    }
}
