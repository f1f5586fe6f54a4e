using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Logging;

/// <summary>The log of a command that goes on: lines on standard error.</summary>
public static partial class ServeLog
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
    /// <param name="writer">Where it is written; nothing in it may be a command to a terminal.</param>
    /// <param name="mask">What is kept out of it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="choice">What is said, and how.</param>
    public static ILoggerFactory Create(TextWriter writer, SecretMask mask, TimeProvider clock, LogChoice choice)
    {
        var level = Levels[choice.Level];
        return LoggerFactory.Create(logging =>
            logging
                .SetMinimumLevel(level)
                .AddProvider(new LineLoggerProvider(writer, mask, clock, choice.IsJson))
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

    /// <summary>A question or a command met what nobody expected.</summary>
    [LoggerMessage(EventIds.CommandThrew, LogLevel.Error, "A command that answers here met what it did not expect.")]
    public static partial void CommandThrew(this ILogger log, Exception exception);
}

/// <summary>What a log says.</summary>
/// <param name="Level">From which level on: one of <see cref="ServeLog.Levels"/>.</param>
/// <param name="IsJson">Whether an entry is an object.</param>
public sealed record LogChoice(string Level, bool IsJson = false);
