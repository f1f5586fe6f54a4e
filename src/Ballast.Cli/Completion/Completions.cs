using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ballast.Cli.Completion;

/// <summary>What can stand where somebody types: commands, options, their values, and names of models.</summary>
internal static class Completions
{
    /// <summary>The words that can go on with a line that is typed up to the cursor, each with a word about it.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="line">The line up to the cursor, with the program's name before it.</param>
    /// <param name="models">Names of the models of the store that is meant; asked for only where one can stand.</param>
    public static IEnumerable<(string Word, string Said)> Of(
        RootCommand root,
        string line,
        Func<ParseResult, IReadOnlyList<string>> models
    )
    {
        var words = CommandLineParser.SplitCommandLine(line).Skip(1).ToList();
        var isNew = line.Length == 0 || char.IsWhiteSpace(line[^1]);
        var typed = isNew || words.Count == 0 ? "" : words[^1];
        var before = isNew || words.Count == 0 ? words : words[..^1];
        // Behind these, everything is a value.
        var isBare = before.Contains("--");
        var parsed = root.Parse(before, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var (candidates, prefix) = new CompletionPlace(parsed, models).Candidates(before, typed, isBare);
        return candidates
            .Where(c => c.Word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(c => c.Word)
            .Select(c => (typed[..^prefix.Length] + c.Word, c.Said));
    }
}
