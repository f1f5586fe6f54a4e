using System.Net.Sockets;
using Npgsql;

namespace Ballast.Storage.Engines.Postgres;

/// <summary>What went wrong with a server, in one line that says what to do. The driver's own words are shown only where they cannot hold a password.</summary>
internal static class PostgresErrors
{
    public static StoreException InWords(Exception exception, PostgresUrl url)
    {
        var message = exception switch
        {
            PostgresException refused => Refused(refused, url),
            NpgsqlException { InnerException: PostgresException refused } => Refused(refused, url),
            NpgsqlException e when e.Message.Contains("No password", StringComparison.Ordinal) =>
                $"The server of {url.Display} wants a password; give it in the location, in PGPASSWORD or in a password file.",
            SocketException or NpgsqlException { InnerException: SocketException } => Unreachable(url),
            TimeoutException or NpgsqlException { InnerException: TimeoutException } =>
                $"The server of {url.Display} did not answer in time; check that it is not overloaded and try again. Nothing was half written.",
            ArgumentException or FormatException =>
                $"An option in the location of {url.Display} has a value that cannot be read; see docs/store.md for what it takes.",
            NpgsqlException { InnerException: IOException or ObjectDisposedException } or IOException =>
                $"The connection to {url.Display} broke; try again. Nothing was half written.",
            _ => $"The store {url.Display} failed: {OneLine(exception.Message)}",
        };
        return new StoreException(message, exception);
    }

    private static string Refused(PostgresException e, PostgresUrl url) =>
        e.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword =>
                $"The server of {url.Display} does not accept this user and password; correct them in the location, in PGPASSWORD or in the password file.",
            PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"The server of {url.Display} does not let {url.User} in from here ({OneLine(e.MessageText)}); ask who runs it.",
            PostgresErrorCodes.InvalidCatalogName =>
                $"There is no database {url.Database} on {url.Host}:{url.Port}; make it (createdb {url.Database}) or correct the location.",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"{url.User} lacks rights in {url.Display} ({OneLine(e.MessageText)}); let its owner grant them: GRANT ALL ON SCHEMA public TO {url.User}, and rights on its tables.",
            PostgresErrorCodes.ReadOnlySqlTransaction =>
                $"The store {url.Display} can only be read there (a replica, or a read-only user); name the main server with --store.",
            PostgresErrorCodes.LockNotAvailable =>
                $"The store {url.Display} is being written by another process; try again when it has finished.",
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
                $"The store {url.Display} was written by another process at the same time; try again. Nothing was half written.",
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory =>
                $"The disk or memory of {url.Display} is full; free some space and run the command again. Nothing was half written.",
            PostgresErrorCodes.TooManyConnections =>
                $"The server of {url.Display} has no free connection; close some, or raise max_connections.",
            PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown =>
                $"The server of {url.Display} is starting or stopping; try again in a moment. Nothing was half written.",
            PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
                $"A text holds a character that {url.Display} cannot keep ({OneLine(e.MessageText)}); take it out of the file.",
            _ => $"The store {url.Display} failed: {OneLine(e.MessageText)} ({e.SqlState}).",
        };

    private static string Unreachable(PostgresUrl url) =>
        $"No PostgreSQL answers at {url.Host}:{url.Port}; check host and port in the location, and that the server runs.";

    private static string OneLine(string message) => message.Split('\n')[0].Trim();
}
