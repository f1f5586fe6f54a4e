using Ballast.Core.Store;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Ballast.Cluster.Membership;

/// <summary>The members of a cluster in a table of the store, as Orleans wants them kept: every change names the version of the table and of the row that it was made from.</summary>
internal sealed class StoreMembershipTable(Func<IMemberStore> open, IOptions<ClusterOptions> options) : IMembershipTable
{
    private readonly string _cluster = options.Value.ClusterId;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) =>
        Act(store =>
        {
            store.ForgetMembers(clusterId, [.. store.Members(clusterId).Members.Select(m => m.Name)]);
            return true;
        });

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) =>
        Act(store =>
        {
            var gone = store
                .Members(_cluster)
                .Members.Where(m => MemberDocument.Read(m).Status == SiloStatus.Dead && m.AliveAt < beforeDate)
                .Select(m => m.Name);
            store.ForgetMembers(_cluster, [.. gone]);
            return true;
        });

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Read(m => m.Name == key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => Read(_ => true);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        Act(store => store.AddMember(_cluster, MemberDocument.Write(entry, tableVersion.Version)));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        Act(store =>
            store.ChangeMember(
                _cluster,
                MemberDocument.Write(entry, tableVersion.Version),
                MemberDocument.Version(etag)
            )
        );

    public Task UpdateIAmAlive(MembershipEntry entry) =>
        Act(store =>
        {
            store.KeepAlive(_cluster, entry.SiloAddress.ToParsableString(), MemberDocument.Moment(entry.IAmAliveTime));
            return true;
        });

    private Task<MembershipTableData> Read(Func<KeptMember, bool> isWanted) =>
        Act(store =>
        {
            var (version, members) = store.Members(_cluster);
            return new MembershipTableData(
                [
                    .. members
                        .Where(isWanted)
                        .Select(m => Tuple.Create(MemberDocument.Read(m), MemberDocument.Etag(m.Version))),
                ],
                new TableVersion((int)version, MemberDocument.Etag(version))
            );
        });

    // The store's drivers wait: not on the threads of Orleans.
    private Task<T> Act<T>(Func<IMemberStore, T> act) =>
        Task.Run(() =>
        {
            using var store = open();
            return act(store);
        });
}
