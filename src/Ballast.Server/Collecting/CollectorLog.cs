using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Collecting;

/// <summary>What the collector and the lease say in the log.</summary>
public static partial class CollectorLog
{
    [LoggerMessage(EventIds.SyncBegan, LogLevel.Information, "Sync of {Tournament} begins: {Reason}.")]
    internal static partial void SyncBegan(this ILogger log, string tournament, string reason);

    [LoggerMessage(
        EventIds.SyncEnded,
        LogLevel.Information,
        "Sync of {Tournament} went well: {Models} models, {NewRows} new values, {Requests} requests in {Seconds:0.0} s."
    )]
    internal static partial void SyncEnded(
        this ILogger log,
        string tournament,
        int models,
        int newRows,
        int requests,
        double seconds
    );

    [LoggerMessage(
        EventIds.SyncFailed,
        LogLevel.Warning,
        "Sync of {Tournament} failed ({Code}), {InARow} in a row: {Reason}"
    )]
    internal static partial void SyncFailed(
        this ILogger log,
        string tournament,
        string code,
        int inARow,
        string reason
    );

    [LoggerMessage(EventIds.SyncThrew, LogLevel.Error, "Sync of {Tournament} met what it did not expect.")]
    internal static partial void SyncThrew(this ILogger log, Exception exception, string tournament);

    [LoggerMessage(EventIds.SyncRemark, LogLevel.Information, "Sync of {Tournament}: {Remark}")]
    internal static partial void SyncRemark(this ILogger log, string tournament, string remark);

    [LoggerMessage(EventIds.SyncAskedFor, LogLevel.Information, "A sync was asked for by hand.")]
    internal static partial void SyncAskedFor(this ILogger log);

    /// <summary>One request of a sync had no answer. Its status is a number, or words where there was none.</summary>
    [LoggerMessage(
        EventIds.AttemptFailed,
        LogLevel.Warning,
        "Numerai did not answer {Operation} ({Status}) after {Seconds:0.0} s: {Failure}"
    )]
    public static partial void AttemptFailed(
        this ILogger log,
        string operation,
        object status,
        double seconds,
        string failure
    );

    [LoggerMessage(
        EventIds.CollectorFailed,
        LogLevel.Error,
        "The collector failed, {InARow} in a row; it tries again in {Seconds:0} s."
    )]
    internal static partial void CollectorFailed(this ILogger log, Exception exception, int inARow, double seconds);

    [LoggerMessage(EventIds.CollectorWaits, LogLevel.Debug, "The collector waits {Seconds:0} s.")]
    internal static partial void CollectorWaits(this ILogger log, double seconds);

    [LoggerMessage(EventIds.LeaseTaken, LogLevel.Information, "{Self} collects from now on.")]
    internal static partial void LeaseTaken(this ILogger log, string self);

    [LoggerMessage(EventIds.LeaseHeldElsewhere, LogLevel.Information, "{Holder} collects; this server waits.")]
    internal static partial void LeaseHeldElsewhere(this ILogger log, string holder);

    [LoggerMessage(
        EventIds.LeaseLost,
        LogLevel.Warning,
        "The lease was lost; another process may be collecting by now."
    )]
    internal static partial void LeaseLost(this ILogger log);

    [LoggerMessage(
        EventIds.LeaseNotRenewed,
        LogLevel.Warning,
        "The lease could not be renewed; asked again in {Seconds:0.0} s."
    )]
    internal static partial void LeaseNotRenewed(this ILogger log, Exception exception, double seconds);

    [LoggerMessage(
        EventIds.LeaseNotReleased,
        LogLevel.Warning,
        "The lease could not be given back; it ends by itself."
    )]
    internal static partial void LeaseNotReleased(this ILogger log, Exception exception);
}
