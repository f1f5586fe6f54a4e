using System.Diagnostics;
using Ballast.Cluster.Addresses;
using Ballast.Cluster.Membership;
using Ballast.Core.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Ballast.Cluster.Calling;

/// <summary>A connection to the workers of a cluster.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    // Workers answer after five seconds at the latest.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly IHost _host;

    private ClusterConnection(IHost host) => _host = host;

    /// <summary>The cluster's grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Connects.</summary>
    /// <exception cref="ClusterException">No worker is there.</exception>
    public static async Task<ClusterConnection> Open(
        ClusterAddress address,
        string version,
        Func<IMemberStore> open,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        var start = Stopwatch.GetTimestamp();
        var host = new HostBuilder()
            .ConfigureLogging(log => log.ClearProviders())
            .UseOrleansClient(client =>
                client
                    .Join(address, version, open)
                    .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = LongestCall)
                    .Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = Refresh)
                    .UseConnectionRetryFilter(
                        async (_, stop) =>
                        {
                            await Task.Delay(Retry, stop);
                            return Stopwatch.GetElapsedTime(start) < (patience < LongestWait ? patience : LongestWait);
                        }
                    )
            )
            .Build();
        try
        {
            await host.StartAsync(cancellation);
            return new ClusterConnection(host);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            host.Dispose();
            throw new ClusterException(
                $"No worker of this program is there ({ClusterException.Reason(e)}). Start some with the same --cluster and --store: ballast-worker --help.",
                e
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
