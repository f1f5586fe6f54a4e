using System.CommandLine;
using System.CommandLine.Parsing;
using Ballast.Core.Text;

namespace Ballast.Cli.Options;

/// <summary>Options that a command does not have. The parser takes them for arguments, so that <c>--form 5</c> would be two models.</summary>
internal static class UnknownOption
{
    private const string Dashes = "--";

    // What other programs call it.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--until"] = "--to",
        ["--till"] = "--to",
        ["--end"] = "--to",
        ["--start"] = "--from",
        ["--begin"] = "--from",
        ["--after"] = "--from",
        ["--before"] = "--to",
        ["--output"] = "--out",
        ["--database"] = "--store",
        ["--db"] = "--store",
    };

    /// <summary>Refuses words that begin with two dashes and are no option. Behind <c>--</c>, and as <c>--name=VALUE</c>, everything may stand.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public static void Check(ParseResult parsed, IEnumerable<string> args)
    {
        var known = Known(parsed.CommandResult).ToHashSet(StringComparer.Ordinal);
        foreach (var word in args.TakeWhile(a => a != Dashes))
        {
            var name = word.Split('=', ':')[0];
            if (!word.StartsWith(Dashes, StringComparison.Ordinal))
            {
                RefuseOtherDash(parsed, known, name);
                continue;
            }
            if (known.Contains(name))
                continue;
            var hint = Meant(known, name) is { } meant
                ? $"did you mean {meant}?"
                : $"a name that begins so goes behind {Dashes}.";
            throw new UsageException(
                CommandName.Of(parsed.CommandResult.Command),
                $"There is no option '{name}'; {hint}"
            );
        }
    }

    private static string? Meant(HashSet<string> known, string name) =>
        Elsewhere.TryGetValue(name, out var own) && known.Contains(own)
            ? own
            : NameSuggestions.Meant(known.Order(StringComparer.Ordinal), name);

    /// <summary>One dash, or the long one that a text editor made of two: no option has it, and a model rarely.</summary>
    private static void RefuseOtherDash(ParseResult parsed, HashSet<string> known, string name)
    {
        var rest = name.TrimStart('-', '\u2013', '\u2014');
        if (rest.Length is < 2 || rest.Length == name.Length || !known.Contains(Dashes + rest))
            return;
        throw new UsageException(
            CommandName.Of(parsed.CommandResult.Command),
            $"There is no option '{name}'; did you mean {Dashes}{rest}?"
        );
    }

    private static IEnumerable<string> Known(CommandResult own)
    {
        var options = own.Command.Options.AsEnumerable();
        for (var above = own.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
            options = options.Concat(above.Command.Options.Where(o => o.Recursive));
        return options
            .SelectMany(o => o.Aliases.Append(o.Name))
            .Where(n => n.StartsWith(Dashes, StringComparison.Ordinal));
    }
}
