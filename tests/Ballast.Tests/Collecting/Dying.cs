using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Tests.Collecting;

/// <summary>The leases of a process that may die: from then on nothing reaches the store.</summary>
internal sealed class Dying(ILeaseStore inner) : ILeaseStore
{
    public bool IsDead { get; set; }

    public Lease? TryTake(string name, string holder, TimeSpan length) => Alive().TryTake(name, holder, length);

    public Lease TakeOver(string name, string holder, TimeSpan length) => Alive().TakeOver(name, holder, length);

    public Lease? TryRenew(string name, string holder, TimeSpan length) => Alive().TryRenew(name, holder, length);

    public void Release(string name, string holder) => Alive().Release(name, holder);

    public Lease? FindLease(string name) => Alive().FindLease(name);

    public void Dispose() { }

    private ILeaseStore Alive() => IsDead ? throw new StoreException("This process is dead.") : inner;
}
