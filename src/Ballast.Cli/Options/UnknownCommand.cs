using System.CommandLine;
using Ballast.Core.Text;

namespace Ballast.Cli.Options;

/// <summary>A word that stands where a command should, and is none.</summary>
internal static class UnknownCommand
{
    /// <exception cref="UsageException">There is no such command.</exception>
    public static void Check(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        if (known.Count == 0 || parsed.UnmatchedTokens.Count == 0 || command.Arguments.Count > 0)
            return;
        var typed = parsed.UnmatchedTokens[0];
        if (typed.StartsWith('-'))
            return;
        var isRoot = command is RootCommand;
        var hint =
            NameSuggestions.Meant(known, typed) is { } meant ? $"; did you mean {meant}?"
            : command.Options.Any(o => o.Name == "--" + typed) ? $"; did you mean --{typed}?"
            : isRoot ? "."
            : $"; there are {string.Join(", ", known)}.";
        throw new UsageException(
            isRoot ? "" : CommandName.Of(command),
            $"There is no command '{(isRoot ? typed : $"{CommandName.Of(command)} {typed}")}'{hint}"
        );
    }
}
