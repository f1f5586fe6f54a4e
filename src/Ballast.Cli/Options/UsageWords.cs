using System.CommandLine;
using System.Text.RegularExpressions;
using Ballast.Core.Questions;

namespace Ballast.Cli.Options;

/// <summary>What the parser finds wrong, in words of somebody who types and not of somebody who programs.</summary>
internal static partial class UsageWords
{
    /// <summary>What is wrong with a command line.</summary>
    /// <param name="parsed">It.</param>
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var below = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        if (below.Count > 0 && command.Action is null && parsed.UnmatchedTokens.Count == 0)
            return $"{CommandName.Of(command)} takes one of {string.Join(", ", below)}.";
        var message = parsed.Errors[0].Message;
        if (NoNumber().Match(message) is { Success: true } number)
            return $"{number.Groups["name"].Value} is a whole number, not '{number.Groups["said"].Value}'.";
        if (NoValue().Match(message) is { Success: true } value)
            return $"{value.Groups["name"].Value} takes a value.";
        if (NoArgument().Match(message) is { Success: true } argument)
            return $"{CommandName.Of(command)} takes a word more: {argument.Groups["name"].Value}.{Example(command)}";
        return message;
    }

    [GeneratedRegex(
        "^Cannot parse argument '(?<said>.*)' for \\w+ '(?<name>[^']*)' as expected type 'System.(U?Int\\d+)'",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex NoNumber();

    // Commands that ask a question have an example; the others say more in their help.
    private static string Example(Command command) =>
        QuestionCatalogue.Find(CommandName.Of(command)) is { } question
            ? $" For example: ballast {question.Example}."
            : "";

    [GeneratedRegex("^Required argument '(?<name>[^']*)' missing for command", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoArgument();

    [GeneratedRegex("^Required argument missing for option: '(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoValue();
}
