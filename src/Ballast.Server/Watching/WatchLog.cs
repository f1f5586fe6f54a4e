using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Watching;

/// <summary>What the watch for incidents says in the log.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(EventIds.IncidentFound, LogLevel.Information, "Incident {Number} ({Urgency}): {Sentence}")]
    public static partial void IncidentFound(this ILogger log, long? number, string urgency, string sentence);

    [LoggerMessage(EventIds.AlertsSent, LogLevel.Information, "{Count} messages about incidents were sent.")]
    public static partial void AlertsSent(this ILogger log, int count);

    [LoggerMessage(
        EventIds.AlertNotSent,
        LogLevel.Warning,
        "A message did not reach {Channel} at try {Attempt}: {Reason}"
    )]
    public static partial void AlertNotSent(this ILogger log, string channel, int attempt, string reason);

    [LoggerMessage(EventIds.AlertRuleFailed, LogLevel.Error, "{Problem}")]
    public static partial void AlertRuleFailed(this ILogger log, string problem);

    [LoggerMessage(EventIds.WatchFailed, LogLevel.Error, "The watch for incidents failed; it looks again.")]
    public static partial void WatchFailed(this ILogger log, Exception exception);
}
