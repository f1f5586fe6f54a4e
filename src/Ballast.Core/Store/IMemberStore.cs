namespace Ballast.Core.Store;

/// <summary>Who takes part in a cluster of workers. Each change names the version that it was made from, so that of two changes at once one is refused.</summary>
public interface IMemberStore : IDisposable
{
    /// <summary>The members, and the version of the cluster: 0 where it was never changed.</summary>
    (long Version, IReadOnlyList<KeptMember> Members) Members(string cluster);

    /// <summary>Adds a member.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="member">The member, with the version that the cluster takes by it: one more than it has.</param>
    /// <returns>False where the cluster has another version by now, or the member is there already.</returns>
    bool AddMember(string cluster, KeptMember member);

    /// <summary>Changes a member.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="member">The member, with the version that the cluster takes by it.</param>
    /// <param name="from">The version that the member had.</param>
    /// <returns>False where the cluster or the member has another version by now.</returns>
    bool ChangeMember(string cluster, KeptMember member, long from);

    /// <summary>Keeps a member's sign of life. It changes no version.</summary>
    void KeepAlive(string cluster, string member, DateTimeOffset at);

    /// <summary>Forgets members.</summary>
    void ForgetMembers(string cluster, IReadOnlyList<string> members);
}

/// <summary>A member of a cluster.</summary>
/// <param name="Name">Its address, which no other process has or had.</param>
/// <param name="Version">The version of the cluster at which it was written.</param>
/// <param name="AliveAt">Its last sign of life.</param>
/// <param name="Content">What the cluster keeps of it.</param>
public sealed record KeptMember(string Name, long Version, DateTimeOffset AliveAt, string Content);
