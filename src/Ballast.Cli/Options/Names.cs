using System.CommandLine;

namespace Ballast.Cli.Options;

/// <summary>Arguments that name models.</summary>
internal static class Names
{
    public static Argument<string[]> Models(string description, string valueName = "MODEL") =>
        new(valueName)
        {
            Description = description,
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
}
