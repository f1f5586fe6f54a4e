using System.CommandLine;
using System.Globalization;
using Ballast.Cluster;
using Ballast.Cluster.Addresses;
using Ballast.Cluster.Hosting;
using Ballast.Storage;
using Microsoft.Extensions.Hosting;

namespace Ballast.Worker;

/// <summary><c>ballast-worker</c>: computes parts of long questions for those who ask with --cluster.</summary>
public static class WorkerCommand
{
    private const int Done = 0;
    private const int WrongUsage = 2;
    private const int NeighbourFailed = 3;
    private const int MostPort = 65_535;

    private static readonly Option<string?> Store = new("--store")
    {
        Description = "The store that questions are asked of: postgres://user@host/database (default: BALLAST_STORE).",
        HelpName = "STORE",
    };

    private static readonly Option<string> Cluster = new("--cluster")
    {
        Description =
            $"Where workers find one another, and are found by those who ask: {ClusterAddress.Written}. 'store' is a table of the store.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "store",
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description =
            "The address of this machine at which the others reach this worker: its own, or one of a private network.",
        HelpName = "IP",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port for other workers.",
        HelpName = "N",
        DefaultValueFactory = _ => 11111,
    };

    private static readonly Option<int> GatewayPort = new("--gateway-port")
    {
        Description = "Port for those who ask.",
        HelpName = "N",
        DefaultValueFactory = _ => 30000,
    };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Most parts that are computed at once (default: one a core).",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Runs until it is ended.</summary>
    /// <returns>0 ended in order, 2 wrong usage, 3 a neighbour failed.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter error, CancellationToken cancellation)
    {
        var root = new RootCommand(
            "Computes parts of long questions (ballast evidence --cluster, ballast rehearse --cluster) on this machine. See docs/cluster.md."
        )
        {
            Store,
            Cluster,
            Listen,
            Port,
            GatewayPort,
            Threads,
        };
        root.SetAction(parsed => Work(parsed, error, cancellation));
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null })
            .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static int Work(ParseResult parsed, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var options = Read(parsed);
            // Orleans would wait for minutes for a store that is not there, and say nothing.
            TournamentStore.Open(options.Store).Dispose();
            using var host = WorkerHost.Build(options);
            host.StartAsync(cancellation).GetAwaiter().GetResult();
            error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Worker of {StoreLocation.Display(options.Store)} at {options.Listen}:{options.Port} (gateway {options.GatewayPort}), {options.Threads} parts at once. Ctrl-C ends it."
                )
            );
            host.WaitForShutdownAsync(cancellation).GetAwaiter().GetResult();
            return Done;
        }
        catch (FormatException e)
        {
            error.WriteLine($"ballast-worker: {e.Message}");
            return WrongUsage;
        }
        catch (OperationCanceledException)
        {
            return Done;
        }
        catch (Exception e) when (e is StoreException or ClusterException)
        {
            error.WriteLine($"ballast-worker: {e.Message}");
            return NeighbourFailed;
        }
#pragma warning disable CA1031 // The last door: whatever happens, a user never sees a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error.WriteLine(
                $"ballast-worker: it cannot start ({ClusterException.Reason(e)}). Is the port taken, or the server of --cluster away?"
            );
            return NeighbourFailed;
        }
    }

    private static WorkerOptions Read(ParseResult parsed)
    {
        var store =
            parsed.GetValue(Store)
            ?? Environment.GetEnvironmentVariable("BALLAST_STORE")
            ?? throw new FormatException("--store is missing: the store that questions are asked of.");
        StoreLocation.Display(store);
        if (!StoreLocation.IsServer(store))
            throw new FormatException(
                "Workers share a store in PostgreSQL. Bring a file there with: ballast store copy FILE postgres://USER@HOST/DATABASE."
            );
        foreach (var option in new[] { Port, GatewayPort })
        {
            if (parsed.GetValue(option) is < 1 or > MostPort)
                throw new FormatException($"{option.Name} is a port from 1 to {MostPort}.");
        }
        if (parsed.GetValue(Threads) < 1)
            throw new FormatException("--threads is at least 1.");
        return new WorkerOptions
        {
            Cluster = ClusterAddress.Parse(parsed.GetValue(Cluster)!),
            Store = store,
            Listen = ListenAddress.Parse(parsed.GetValue(Listen)!),
            Port = parsed.GetValue(Port),
            GatewayPort = parsed.GetValue(GatewayPort),
            Threads = parsed.GetValue(Threads),
        };
    }
}
