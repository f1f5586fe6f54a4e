using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Text;

namespace Ballast.Cli.Help;

/// <summary>The help of the program itself: its commands under the questions that they answer. The help of a command is the library's.</summary>
internal sealed class GroupedHelp(CliHost host, HelpAction ofCommands, GlobalOptions everywhere)
    : SynchronousCommandLineAction
{
    // Lines of files are as long as those of a usual window: it is a text.
    private const int UsualWidth = 80;
    private const int Indent = 2;
    private const string Usage = "Usage: ballast COMMAND [ARGUMENTS] [OPTIONS]\nMore of one: ballast COMMAND --help";

    public override int Invoke(ParseResult parseResult)
    {
        var root = parseResult.RootCommandResult.Command;
        if (parseResult.CommandResult.Command != root)
        {
            ofCommands.MaxWidth = host.Width;
            var silent = everywhere.UnusedOn(parseResult.CommandResult.Command).Where(o => !o.Hidden).ToList();
            silent.ForEach(o => o.Hidden = true);
            try
            {
                return ofCommands.Invoke(parseResult);
            }
            finally
            {
                // The other commands have them.
                silent.ForEach(o => o.Hidden = false);
            }
        }
        foreach (var line in Lines(root, Math.Min(host.Width, UsualWidth)))
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        return 0;
    }

    private static IEnumerable<string> Lines(Command root, int width)
    {
        foreach (var line in WordWrap.Lines(root.Description ?? "", width))
            yield return line;
        yield return "";
        foreach (var line in WordWrap.Lines(Usage, width))
            yield return line;
        var known = root.Subcommands.Where(c => !c.Hidden).ToDictionary(c => c.Name, Short);
        var name = known.Keys.Max(n => n.Length) + Indent + 1;
        foreach (var (title, commands) in Groups(known))
        {
            yield return "";
            yield return title;
            foreach (var (command, said) in commands)
            {
                foreach (var line in Entry(command, said, name, width))
                    yield return line;
            }
        }
        yield return "";
        yield return "Options of every command";
        var options = root.Options.Where(o => !o.Hidden && o.Name.StartsWith("--", StringComparison.Ordinal)).ToList();
        foreach (var option in options)
        {
            var value = option.HelpName is { } helpName ? $" {helpName}" : "";
            foreach (var line in Entry(option.Name + value, option.Description ?? "", OptionWidth(options), width))
                yield return line;
        }
    }

    private static int OptionWidth(List<Option> options) =>
        options.Max(o => o.Name.Length + (o.HelpName is { } name ? name.Length + 1 : 0)) + Indent + 1;

    private static IEnumerable<(string Title, IReadOnlyList<(string Name, string Line)> Commands)> Groups(
        Dictionary<string, string> known
    )
    {
        var named = CommandGroups.All.SelectMany(g => g.Commands).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var others = known.Where(k => !named.Contains(k.Key)).Select(k => (k.Key, k.Value)).ToList();
        var groups = CommandGroups.All.Select(g =>
            (g.Title, Commands: (IReadOnlyList<(string, string)>)[.. g.Commands.Where(c => known.ContainsKey(c.Name))])
        );
        return
        [
            .. groups.Where(g => g.Commands.Count > 0),
            .. others.Count > 0
                ? [(CommandGroups.Others, others)]
                : Array.Empty<(string, IReadOnlyList<(string, string)>)>(),
        ];
    }

    private static IEnumerable<string> Entry(string name, string said, int column, int width)
    {
        var lines = WordWrap.Lines(said, width - column - Indent);
        yield return $"{new string(' ', Indent)}{name.PadRight(column)}{lines[0]}";
        foreach (var line in lines.Skip(1))
            yield return new string(' ', column + Indent) + line;
    }

    /// <summary>The first sentence of what a command says of itself.</summary>
    private static string Short(Command command) => Format.FirstSentence(command.Description ?? "").TrimEnd('.');
}
