using Ballast.Core.Store;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Ballast.Cluster.Membership;

/// <summary>The members that somebody who asks a cluster can connect to, from the table of the store.</summary>
internal sealed class StoreGatewayList(
    Func<IMemberStore> open,
    IOptions<ClusterOptions> cluster,
    IOptions<GatewayOptions> gateways
) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => gateways.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() =>
        Task.Run<IList<Uri>>(() =>
        {
            using var store = open();
            return
            [
                .. store
                    .Members(cluster.Value.ClusterId)
                    .Members.Select(MemberDocument.Read)
                    .Where(e => e is { Status: SiloStatus.Active, ProxyPort: > 0 })
                    .Select(e =>
                        SiloAddress
                            .New(e.SiloAddress.Endpoint.Address, e.ProxyPort, e.SiloAddress.Generation)
                            .ToGatewayUri()
                    ),
            ];
        });
}
