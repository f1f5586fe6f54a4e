using System.CommandLine;

namespace Ballast.Cli.Options;

/// <summary>A command as it is typed behind the program's name, with the one that it stands below.</summary>
internal static class CommandName
{
    /// <summary>For example <c>store copy</c>.</summary>
    public static string Of(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above and not RootCommand
            ? $"{Of(above)} {command.Name}"
            : command.Name;
}
