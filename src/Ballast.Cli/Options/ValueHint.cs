using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Ballast.Core.Text;

namespace Ballast.Cli.Options;

/// <summary>What was meant by a value that is none of an option's words.</summary>
internal static class ValueHint
{
    /// <summary>The message, with the word that was probably meant.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="parsed">What was typed.</param>
    public static string Add(string message, ParseResult? parsed) =>
        parsed is null
        || message.Contains("id you mean ", StringComparison.Ordinal)
        || Meant(message, parsed) is not { } meant
            ? message
            : $"{message.TrimEnd()} Did you mean {meant}?";

    private static string? Meant(string message, ParseResult parsed)
    {
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = command.Parent)
        {
            foreach (var child in command.Children)
            {
                var (symbol, tokens) = child switch
                {
                    OptionResult { Implicit: false } option => ((Symbol)option.Option, option.Tokens),
                    ArgumentResult { Implicit: false } argument => (argument.Argument, argument.Tokens),
                    _ => (null, (IReadOnlyList<Token>)[]),
                };
                if (symbol is not null && Of(message, symbol, tokens) is { } meant)
                    return meant;
            }
        }
        return null;
    }

    private static string? Of(string message, Symbol symbol, IReadOnlyList<Token> tokens)
    {
        var words = symbol.GetCompletions(CompletionContext.Empty).Select(c => c.Label).ToList();
        if (words.Count == 0)
            return null;
        // Some take several words with commas between them, or words with a number behind each.
        var typed = tokens.SelectMany(t => t.Value.Split(',')).Select(p => p.Split('=')[0].Trim());
        return typed
            .Where(t => t.Length > 0 && message.Contains(t, StringComparison.OrdinalIgnoreCase))
            .Where(t => !words.Contains(t, StringComparer.OrdinalIgnoreCase))
            .Select(t => NameSuggestions.Meant(words, t))
            .FirstOrDefault(m => m is not null);
    }
}
