using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Logging;

/// <summary>
/// Writes each entry of the log as one line: moment, level, number, what was said, and the exception with its trace; or as a JSON object that has the
/// values of the sentence apart too.
/// </summary>
/// <remarks>
/// The console logger of the framework writes to the process's own standard error, whatever the host say, and passes on what a terminal
/// obeys: names come from others.
/// </remarks>
/// <param name="writer">Where it is written.</param>
/// <param name="mask">Takes secrets out.</param>
/// <param name="clock">The clock.</param>
/// <param name="isJson">Whether an entry is an object.</param>
internal sealed class LineLoggerProvider(TextWriter writer, SecretMask mask, TimeProvider clock, bool isJson)
    : ILoggerProvider
{
    private const string Template = "{OriginalFormat}";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose() { }

    private void Write(LogLevel level, EventId id, string text, Exception? exception, object? state)
    {
        var moment = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var line = isJson
            ? Entry(moment, level, id, text, exception, state)
            : $"{moment} {Word(level)} {id.Id} {OnOneLine(exception is null ? text : $"{text} {exception}")}";
        lock (_lock)
            writer.WriteLine(line);
    }

    private string Entry(string moment, LogLevel level, EventId id, string text, Exception? exception, object? state)
    {
        var entry = new JsonObject
        {
            ["time"] = moment,
            ["level"] = Word(level),
            ["event"] = id.Id,
            ["message"] = OnOneLine(text),
        };
        if (id.Name is { } name)
            entry["name"] = name;
        if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            var fields = new JsonObject();
            foreach (var (field, value) in values.Where(v => v.Key != Template))
                fields[field] = Value(value);
            if (fields.Count > 0)
                entry["values"] = fields;
        }
        if (exception is not null)
            entry["exception"] = OnOneLine(exception.ToString());
        return entry.ToJsonString(Readable);
    }

    /// <summary>Numbers stay numbers; all else is text without secrets.</summary>
    private JsonNode? Value(object? value) =>
        value switch
        {
            null => null,
            int number => number,
            long number => number,
            double number when double.IsFinite(number) => number,
            bool flag => flag,
            _ => OnOneLine(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };

    private string OnOneLine(string text) =>
        string.Join(" | ", mask.Clean(text).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

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
        ) => provider.Write(logLevel, eventId, formatter(state, exception), exception, state);
    }
}
