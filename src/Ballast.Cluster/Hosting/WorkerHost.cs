using System.Net;
using Ballast.Cluster.Computing;
using Ballast.Cluster.Membership;
using Ballast.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Ballast.Cluster.Hosting;

/// <summary>A worker: a silo of Orleans that computes parts of questions.</summary>
public static class WorkerHost
{
    // A dead worker is noticed within some seconds by the others, and its parts go to them.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);
    private const int MissedProbes = 2;
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Makes one; it runs when it is started.</summary>
    /// <param name="options">How it runs.</param>
    public static IHost Build(WorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Build(options, new StorePartSource(options.Store));
    }

    /// <summary>The same with questions of another source.</summary>
    internal static IHost Build(WorkerOptions options, IPartSource source) =>
        new HostBuilder()
            .ConfigureLogging(log => log.ClearProviders())
            .UseOrleans(silo =>
            {
                silo.Join(options.Cluster, options.Version, () => TournamentStore.Open(options.Store))
                    .Configure<EndpointOptions>(o =>
                    {
                        (o.AdvertisedIPAddress, o.SiloPort, o.GatewayPort) = (
                            options.Listen,
                            options.Port,
                            options.GatewayPort
                        );
                        // Only there, and not at every address of the machine.
                        o.SiloListeningEndpoint = new IPEndPoint(options.Listen, options.Port);
                        o.GatewayListeningEndpoint = new IPEndPoint(options.Listen, options.GatewayPort);
                    })
                    .Configure<ClusterMembershipOptions>(o =>
                    {
                        (o.ProbeTimeout, o.NumMissedProbesLimit) = (Probe, MissedProbes);
                        (o.TableRefreshTimeout, o.IAmAliveTablePublishTimeout) = (SignOfLife, SignOfLife);
                        o.DefunctSiloExpiration = Forgotten;
                    });
                silo.Services.AddSingleton(_ => new PartComputer(
                    source,
                    () => TournamentStore.Open(options.Store),
                    options.Version,
                    options.Threads
                ));
            })
            .Build();
}
