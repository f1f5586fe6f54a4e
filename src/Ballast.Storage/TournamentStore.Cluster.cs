using Ballast.Core.Store;
using Ballast.Storage.Stores;

namespace Ballast.Storage;

/// <content>What workers on several machines share: who they are, and the parts that they computed.</content>
public sealed partial class TournamentStore : IPartStore, IMemberStore
{
    /// <inheritdoc />
    public bool KeepPart(string run, PartPlace part, byte[] content) =>
        Reading(c => PartTable.Keep(_engine, c, run, part, content));

    /// <inheritdoc />
    public bool HasPart(string run, PartPlace part) => Reading(c => PartTable.Has(c, run, part));

    /// <inheritdoc />
    public IReadOnlyList<PartPlace> PartsOf(string run) => Reading(c => PartTable.Of(c, run));

    /// <inheritdoc />
    public byte[]? FindPart(string run, PartPlace part) => Reading(c => PartTable.Find(c, run, part));

    /// <inheritdoc />
    public int ForgetParts(TimeSpan olderThan) => Reading(c => PartTable.Forget(_engine, c, olderThan));

    /// <inheritdoc />
    public (long Version, IReadOnlyList<KeptMember> Members) Members(string cluster) =>
        Reading(c => MemberTable.Read(_engine, c, cluster));

    /// <inheritdoc />
    public bool AddMember(string cluster, KeptMember member) => Reading(c => MemberTable.Add(c, cluster, member));

    /// <inheritdoc />
    public bool ChangeMember(string cluster, KeptMember member, long from) =>
        Reading(c => MemberTable.Change(c, cluster, member, from));

    /// <inheritdoc />
    public void KeepAlive(string cluster, string member, DateTimeOffset at) =>
        Reading(c => MemberTable.KeepAlive(c, cluster, member, at));

    /// <inheritdoc />
    public void ForgetMembers(string cluster, IReadOnlyList<string> members) =>
        Reading(c => MemberTable.Forget(c, cluster, members));
}
