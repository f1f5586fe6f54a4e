using Ballast.Cluster.Addresses;
using Ballast.Core.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Messaging;
using StackExchange.Redis;

namespace Ballast.Cluster.Membership;

/// <summary>How a worker, or somebody who asks workers, finds the others.</summary>
internal static class ClusterJoining
{
    private const string Service = "ballast";

    public static ISiloBuilder Join(
        this ISiloBuilder silo,
        ClusterAddress address,
        string version,
        Func<IMemberStore> open
    )
    {
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (ProgramVersion.ClusterId(version), Service));
        if (address.Redis is { } redis)
            return silo.UseRedisClustering(o => o.ConfigurationOptions = ConfigurationOptions.Parse(redis));
        silo.Services.AddSingleton(open);
        silo.Services.AddSingleton<IMembershipTable, StoreMembershipTable>();
        return silo;
    }

    public static IClientBuilder Join(
        this IClientBuilder client,
        ClusterAddress address,
        string version,
        Func<IMemberStore> open
    )
    {
        client.Configure<ClusterOptions>(o =>
            (o.ClusterId, o.ServiceId) = (ProgramVersion.ClusterId(version), Service)
        );
        if (address.Redis is { } redis)
            return client.UseRedisClustering(o => o.ConfigurationOptions = ConfigurationOptions.Parse(redis));
        client.Services.AddSingleton(open);
        client.Services.AddSingleton<IGatewayListProvider, StoreGatewayList>();
        return client;
    }
}
