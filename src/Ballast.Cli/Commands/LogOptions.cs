using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Serving.Logging;

namespace Ballast.Cli.Commands;

/// <summary>What a command that goes on says on standard error while it runs, and how.</summary>
/// <param name="level">From which level on where nothing is said.</param>
internal sealed class LogOptions(string level)
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Option<string?> _level = TextOption.Make(
        "--log",
        "What is said on standard error while it runs: debug, info, warning, error or none.",
        "LEVEL",
        level
    );

    private readonly Option<string?> _format = TextOption.Make(
        "--log-format",
        "How: text, a line an entry, or json, an object an entry with its values apart.",
        "FORMAT",
        Formats[0]
    );

    public void AddTo(Command command)
    {
        command.Add(_level);
        command.Add(_format);
    }

    public LogChoice Read(ParseResult parsed, string command)
    {
        var (level, format) = (parsed.GetValue(_level)!, parsed.GetValue(_format)!);
        if (!ServeLog.Levels.ContainsKey(level))
            throw new UsageException(command, $"--log is {string.Join(", ", ServeLog.Levels.Keys)}, not '{level}'.");
        if (!Formats.Contains(format))
            throw new UsageException(command, $"--log-format is {string.Join(" or ", Formats)}, not '{format}'.");
        return new LogChoice(level, IsJson: format == "json");
    }
}
