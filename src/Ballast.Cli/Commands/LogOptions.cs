using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Numerai.Keys;
using Ballast.Server.Logging;
using Microsoft.Extensions.Logging;

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

    /// <summary>Makes the log of a server.</summary>
    /// <param name="host">Where it is written, and whose keys are kept out of it.</param>
    /// <param name="storePath">The store's location, whose password is kept out of it.</param>
    /// <param name="choice">What is said, and how.</param>
    /// <param name="token">What readers must show, kept out of it too; null for nothing.</param>
    public static ILoggerFactory Create(CliHost host, string storePath, LogChoice choice, string? token) =>
        ServeLog.Create(Screen.Remarks(host), Mask(host, storePath, token), host.Clock, choice);

    /// <summary>What is kept out of a log: whatever the environment and the file of keys hold of secrets.</summary>
    public static SecretMask Mask(CliHost host, string storePath, string? token)
    {
        var file = host.EnvFile is { } path ? EnvFile.Read(path).Values : null;
        return SecretMask.Create(host.Variables.Concat(file ?? new Dictionary<string, string>()), storePath, token);
    }
}
