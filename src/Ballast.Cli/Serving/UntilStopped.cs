using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ballast.Cli.Output;

namespace Ballast.Cli.Serving;

/// <summary>A command that listens until it is stopped: by Ctrl-C, by SIGTERM, or by whoever runs it.</summary>
internal static class UntilStopped
{
    /// <summary>Starts a server, has it say where it is, and waits.</summary>
    /// <param name="context">The command.</param>
    /// <param name="who">The server's name in messages.</param>
    /// <param name="start">Starts it.</param>
    /// <param name="run">Says where it is, and may do something beside it until the token ends it.</param>
    /// <returns>The exit code: 3 where the port cannot be had.</returns>
    public static async Task<int> RunAsync<T>(
        CommandContext context,
        string who,
        Func<CancellationToken, Task<T>> start,
        Func<T, CancellationToken, Task> run
    )
        where T : IAsyncDisposable
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CliHost.Cancellation);
        using var onTerm = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                ended.Cancel();
            }
        );
        T server;
        try
        {
            server = await start(ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return context.Screen.Fail(context.Command, $"The {who} cannot listen: {e.Message} {Advice(e)}");
        }
        await using (server.ConfigureAwait(false))
            await Task.WhenAll(Task.Delay(Timeout.Infinite, ended.Token), run(server, ended.Token))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Screen.Done;
    }

    private static string Advice(Exception exception) =>
        (exception as SocketException ?? exception.InnerException as SocketException)?.SocketErrorCode switch
        {
            SocketError.AddressNotAvailable => "That address is not one of this machine; give another --listen.",
            SocketError.AccessDenied => "That port is for the administrator; give a --port above 1023.",
            SocketError.AddressFamilyNotSupported => "This machine has no such addresses; give another --listen.",
            _ => "Give another --port.",
        };

    /// <summary>An address as people and documents read it: without a slash at its end.</summary>
    public static string Shown(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
