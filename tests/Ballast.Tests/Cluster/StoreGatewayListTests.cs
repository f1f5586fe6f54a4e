using System.Net;
using Ballast.Cluster.Membership;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Ballast.Tests.Cluster;

/// <summary>Whom somebody who asks a cluster connects to.</summary>
public sealed class StoreGatewayListTests
{
    private const string Cluster = "ballast-some";

    [Fact]
    public async Task Gateways_AreThoseOfLivingWorkersOfTheCluster()
    {
        using var place = new SqliteTestStore();
        using (var store = TournamentStore.Open(place.Location))
        {
            store.AddMember(Cluster, MemberDocument.Write(Worker(1, SiloStatus.Active, 30_001), 1)).ShouldBeTrue();
            store.AddMember(Cluster, MemberDocument.Write(Worker(2, SiloStatus.Dead, 30_002), 2)).ShouldBeTrue();
            store.AddMember(Cluster, MemberDocument.Write(Worker(3, SiloStatus.Joining, 30_003), 3)).ShouldBeTrue();
            store.AddMember(Cluster, MemberDocument.Write(Worker(4, SiloStatus.Active, 0), 4)).ShouldBeTrue();
            store.AddMember("other", MemberDocument.Write(Worker(5, SiloStatus.Active, 30_005), 1)).ShouldBeTrue();
        }
        var list = new StoreGatewayList(
            () => TournamentStore.Open(place.Location),
            Options.Create(new ClusterOptions { ClusterId = Cluster }),
            Options.Create(new GatewayOptions())
        );
        (await list.GetGateways()).ShouldHaveSingleItem().Port.ShouldBe(30_001);
    }

    private static MembershipEntry Worker(int port, SiloStatus status, int gateway) =>
        new()
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 1),
            SiloName = "worker",
            HostName = "here",
            Status = status,
            ProxyPort = gateway,
            StartTime = new DateTime(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc),
            IAmAliveTime = new DateTime(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc),
            SuspectTimes = [],
        };
}
