using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Ballast.Cli.Serving.Logging;

/// <summary>Writes each entry of the log as one line: moment, level, number, what was said, and the exception with its trace.</summary>
/// <remarks>
/// The console logger of the framework writes to the process's own standard error, whatever the host say, and passes on what a terminal
/// obeys: names come from others.
/// </remarks>
internal sealed class LineLoggerProvider(TextWriter writer, SecretMask mask, TimeProvider clock) : ILoggerProvider
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose() { }

    private void Write(LogLevel level, EventId id, string text, Exception? exception)
    {
        var whole = exception is null ? text : $"{text} {exception}";
        var line = string.Join(" | ", mask.Clean(whole).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var moment = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        lock (_lock)
            writer.WriteLine($"{moment} {Word(level)} {id.Id} {line}");
    }

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Critical or LogLevel.Error => "error",
            LogLevel.Warning => "warning",
            LogLevel.Information => "info",
            _ => "debug",
        };

    private sealed class Logger(LineLoggerProvider provider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => provider.Write(logLevel, eventId, formatter(state, exception), exception);
    }
}
