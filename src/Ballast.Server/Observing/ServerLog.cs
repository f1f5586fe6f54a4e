using Microsoft.Extensions.Logging;

namespace Ballast.Server.Observing;

/// <summary>What the server says in its log. Routes stand for paths and nothing for queries: both hold what readers typed.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(EventIds.RequestFailed, LogLevel.Error, "{Method} {Route} failed.")]
    public static partial void RequestFailed(this ILogger log, Exception exception, string method, string route);

    [LoggerMessage(
        EventIds.RequestTooLarge,
        LogLevel.Warning,
        "{Method} {Route} needs more memory than the server has for one question."
    )]
    public static partial void RequestTooLarge(this ILogger log, string method, string route);

    [LoggerMessage(EventIds.RequestMalformed, LogLevel.Information, "{Method} {Route} cannot be read ({Status}).")]
    public static partial void RequestMalformed(this ILogger log, string method, string route, int status);

    // Debug: whoever sends thousands of them must not fill a disk.
    [LoggerMessage(
        EventIds.RequestTurnedAway,
        LogLevel.Debug,
        "{Method} {Route} from {Address} was turned away ({Status})."
    )]
    public static partial void RequestTurnedAway(
        this ILogger log,
        string method,
        string route,
        string address,
        int status
    );

    [LoggerMessage(EventIds.WrongToken, LogLevel.Warning, "{Address} showed a wrong token.")]
    public static partial void WrongToken(this ILogger log, string address);

    [LoggerMessage(EventIds.SignedIn, LogLevel.Information, "{Address} signed in.")]
    public static partial void SignedIn(this ILogger log, string address);

    [LoggerMessage(EventIds.SignedOut, LogLevel.Information, "{Address} signed out.")]
    public static partial void SignedOut(this ILogger log, string address);

    [LoggerMessage(EventIds.AnsweredWithError, LogLevel.Warning, "{Method} {Route} was answered with {Status}.")]
    public static partial void AnsweredWithError(this ILogger log, string method, string route, int status);

    [LoggerMessage(
        EventIds.Stopping,
        LogLevel.Information,
        "The server stops while {Running} requests are being answered."
    )]
    public static partial void Stopping(this ILogger log, int running);

    [LoggerMessage(EventIds.QuestionFailed, LogLevel.Error, "The question {Question} failed ({Code}): {Message}")]
    public static partial void QuestionFailed(this ILogger log, string question, string code, string message);

    [LoggerMessage(EventIds.QuestionThrew, LogLevel.Error, "The question {Question} ended with an exception.")]
    public static partial void QuestionThrew(this ILogger log, Exception exception, string question);

    [LoggerMessage(EventIds.QuestionSlow, LogLevel.Information, "The question {Question} took {Seconds:0.0} s.")]
    public static partial void QuestionSlow(this ILogger log, string question, double seconds);

    [LoggerMessage(
        EventIds.QuestionWaited,
        LogLevel.Information,
        "A question of the kind {Kind} waited {Seconds:0.0} s for its turn."
    )]
    public static partial void QuestionWaited(this ILogger log, string kind, double seconds);

    [LoggerMessage(
        EventIds.Written,
        LogLevel.Information,
        "{Question}, asked for over HTTP: {Outcome} after {Seconds:0.0} s."
    )]
    public static partial void Written(this ILogger log, string question, string outcome, double seconds);

    [LoggerMessage(
        EventIds.StoreUnreachable,
        LogLevel.Warning,
        "The store cannot be read; questions fail until it can."
    )]
    public static partial void StoreUnreachable(this ILogger log);

    [LoggerMessage(EventIds.StoreReachable, LogLevel.Information, "The store can be read again.")]
    public static partial void StoreReachable(this ILogger log);

    [LoggerMessage(EventIds.StoreSlow, LogLevel.Warning, "The store has not answered for {Seconds:0} s.")]
    public static partial void StoreSlow(this ILogger log, double seconds);

    [LoggerMessage(
        EventIds.KeysInMemory,
        LogLevel.Warning,
        "The key of sessions is in memory only: sessions end with this server, and no other one knows them."
    )]
    public static partial void KeysInMemory(this ILogger log, Exception? exception);

    [LoggerMessage(EventIds.SessionsUnread, LogLevel.Warning, "What the store says of sessions is not known.")]
    public static partial void SessionsUnread(this ILogger log, Exception exception);

    [LoggerMessage(EventIds.DemoFailed, LogLevel.Warning, "The demo world could not be made: {Message}")]
    public static partial void DemoFailed(this ILogger log, string message);
}
