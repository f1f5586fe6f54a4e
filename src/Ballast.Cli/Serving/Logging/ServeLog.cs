using Ballast.Cli.Output;
using Ballast.Web.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Cli.Serving.Logging;

/// <summary>The log of a command that goes on: lines on standard error.</summary>
internal static partial class ServeLog
{
    /// <summary>Levels as they are typed.</summary>
    public static IReadOnlyDictionary<string, LogLevel> Levels { get; } =
        new Dictionary<string, LogLevel>(StringComparer.Ordinal)
        {
            ["debug"] = LogLevel.Debug,
            ["info"] = LogLevel.Information,
            ["warning"] = LogLevel.Warning,
            ["error"] = LogLevel.Error,
            ["none"] = LogLevel.None,
        };

    /// <summary>Makes the log of a server.</summary>
    /// <param name="host">Where it is written, and whose keys are kept out of it.</param>
    /// <param name="storePath">The store's location, whose password is kept out of it.</param>
    /// <param name="choice">What is said, and how.</param>
    /// <param name="token">What readers must show, kept out of it too; null for nothing.</param>
    public static ILoggerFactory Create(CliHost host, string storePath, LogChoice choice, string? token)
    {
        var level = Levels[choice.Level];
        var mask = SecretMask.Of(host, storePath, token);
        return LoggerFactory.Create(logging =>
            logging
                .SetMinimumLevel(level)
                .AddProvider(new LineLoggerProvider(Screen.Remarks(host), mask, host.Clock, choice.IsJson))
                // Whatever the framework says below that is about single requests, their addresses with them.
                .AddFilter("Microsoft", level > LogLevel.Warning ? level : LogLevel.Warning)
                // It writes down what assistants send, and a wrong name as an exception; what fails is said by whoever answers.
                .AddFilter("ModelContextProtocol", LogLevel.None)
                // That it cannot listen, the command says itself; that keys are not encrypted at rest is meant (docs/serve.md).
                .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
                .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
                // That the form's page is not kept, which it never is.
                .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
        );
    }

    [LoggerMessage(EventIds.CommandThrew, LogLevel.Error, "A command that answers here met what it did not expect.")]
    public static partial void CommandThrew(this ILogger log, Exception exception);
}

/// <summary>What a log says.</summary>
/// <param name="Level">From which level on: one of <see cref="ServeLog.Levels"/>.</param>
/// <param name="IsJson">Whether an entry is an object.</param>
internal sealed record LogChoice(string Level, bool IsJson = false);
