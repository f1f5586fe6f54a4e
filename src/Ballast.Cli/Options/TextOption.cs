using System.CommandLine;

namespace Ballast.Cli.Options;

/// <summary>Options whose text a command reads itself, so that a mistake is answered in its own words.</summary>
internal static class TextOption
{
    public static Option<string?> Make(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    public static Option<string?> Make(string name, string description, string helpName, string usual) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => usual,
        };
}
