using System.Globalization;
using Ballast.Cli.Output;
using Ballast.Cli.Serving;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Ballast.Server.Pipeline;

namespace Ballast.Cli.Demo;

/// <summary>
/// The demo world beside a dashboard that has nothing to show yet: a store and a port of its own, on this machine alone and to read only,
/// so that made-up money can never stand beside one's own.
/// </summary>
/// <param name="host">Those of the server.</param>
internal sealed class DemoServer(CliHost host) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private DirectoryInfo? _folder;
    private WebServer? _server;

    /// <summary>Makes the world where it is not there yet, and serves it.</summary>
    /// <returns>Where it is served.</returns>
    /// <exception cref="QuestionServiceException">It could not be made.</exception>
    public async Task<Uri> OpenAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _server ??= await MakeAsync(cancellation).ConfigureAwait(false);
            return _server.Url;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
        _folder?.Delete(recursive: true);
        _one.Dispose();
    }

    private async Task<WebServer> MakeAsync(CancellationToken cancellation)
    {
        // Another try begins in a folder of its own.
        _folder?.Delete(recursive: true);
        _folder = Directory.CreateTempSubdirectory("ballast-demo-");
        await Task.Run(() => Fill(_folder.FullName, cancellation), cancellation).ConfigureAwait(false);
        var now = host.Clock.GetUtcNow();
        var moment = DemoWorld.Moment;
        var clock = new ShiftedClock(host.Clock, moment - now);
        var options = new WebOptions
        {
            Questions = ServedCommands.Questions(
                host with
                {
                    Clock = clock,
                },
                Path.Combine(_folder.FullName, DemoWorld.Store)
            ),
            Clock = clock,
            Port = 0,
            IsReadOnly = true,
            Notice = string.Create(
                CultureInfo.InvariantCulture,
                $"Demo: made-up models and made-up money, as it would stand on {moment:yyyy-MM-dd}. It is gone when the server ends."
            ),
        };
        return await WebServer.StartAsync(options, cancellation).ConfigureAwait(false);
    }

    /// <summary>The command itself makes it, as for whoever types it.</summary>
    private void Fill(string folder, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Cancellation);
        object? answer = null;
        var exit = Application.Run(
            ["demo", $"--keep={folder}", "--json"],
            host with
            {
                Out = TextWriter.Null,
                Error = TextWriter.Null,
                IsOutputTerminal = false,
                IsErrorTerminal = false,
                Cancellation = either.Token,
                OnDocument = given => answer = given,
            }
        );
        if (exit != Screen.Done)
            throw new QuestionServiceException(
                "demo",
                (answer as ErrorDocument)?.Message ?? "The demo world could not be made."
            );
    }
}
