namespace Ballast.Core.Store;

/// <summary>
/// Lets one at a time do a thing, across the processes and machines that share a store: whoever holds its lease. A holder that died is
/// replaced when its lease ends.
/// </summary>
/// <remarks>
/// Time is the store's: the clock of the database server, or of the machine that a file is on. A lease that is dated further ahead than its
/// own length was written under a clock that was ahead, and counts as ended. Renew at a third of the length, and stop
/// when a renewal is refused. The work itself should stand up to a holder that slept past its end without knowing: writes of an
/// import do, because the same value twice is one value. Do not renew on a store in the middle of a batch of its own: open another one.
/// </remarks>
public interface ILeaseStore : IDisposable
{
    /// <summary>Takes a lease that nobody holds.</summary>
    /// <param name="name">What it is for, for example <c>collector</c>.</param>
    /// <param name="holder">Who asks: a name that no other process uses. The holder itself is refused too; it renews.</param>
    /// <param name="length">How long it lasts when it is not renewed; at least longer than the longest single write.</param>
    /// <returns>The lease; null where another one holds it.</returns>
    Lease? TryTake(string name, string holder, TimeSpan length);

    /// <summary>Takes a lease away from whoever holds it, who learns so when it renews. For people who know that the holder is gone.</summary>
    Lease TakeOver(string name, string holder, TimeSpan length);

    /// <summary>Makes a lease that the holder still has last longer.</summary>
    /// <returns>The lease with its new end; null where it has ended, even if nobody took it: it must be taken anew.</returns>
    Lease? TryRenew(string name, string holder, TimeSpan length);

    /// <summary>Gives a lease back. Nothing happens where the holder does not have it.</summary>
    void Release(string name, string holder);

    /// <summary>Who holds it at present; null where nobody does.</summary>
    Lease? FindLease(string name);
}

/// <summary>The right to be the one who does a thing.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Holder">Who has it.</param>
/// <param name="Term">Counts how often it was taken, from 1: a larger one is a later holder's.</param>
/// <param name="TakenAt">Since when, by the store's clock.</param>
/// <param name="EndsAt">Until when, by the store's clock.</param>
public sealed record Lease(string Name, string Holder, long Term, DateTimeOffset TakenAt, DateTimeOffset EndsAt);
