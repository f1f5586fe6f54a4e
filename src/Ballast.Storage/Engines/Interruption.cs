using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Ballast.Storage.Engines;

/// <summary>What a connection is asked at present, so that a question that nobody wants any more can be ended in the middle.</summary>
internal static class Interruption
{
    private static readonly ConditionalWeakTable<DbConnection, StrongBox<DbCommand?>> Running = [];

    /// <summary>Notes the command that a connection runs from now on.</summary>
    public static void Note(DbCommand command)
    {
        if (command.Connection is { } connection && Running.TryGetValue(connection, out var box))
            Volatile.Write(ref box.Value, command);
    }

    /// <summary>Ends what the connection runs when the token is cancelled; dispose it when the question is answered.</summary>
    public static CancellationTokenRegistration On(
        Engine engine,
        DbConnection connection,
        CancellationToken cancellation
    )
    {
        if (!cancellation.CanBeCanceled)
            return default;
        var box = Running.GetOrCreateValue(connection);
        return cancellation.Register(() => engine.Interrupt(connection, Volatile.Read(ref box.Value)));
    }
}
