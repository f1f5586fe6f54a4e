using System.Globalization;
using System.Security.Cryptography;
using Ballast.Core.Store;

namespace Ballast.Storage.Leases;

/// <summary>What it takes to ask for the lease of whoever syncs: the collector, and a sync on the command line.</summary>
/// <param name="Clock">The process's own clock.</param>
/// <param name="OpenLeases">Opens the store for the lease: another connection than the sync's, which writes when the lease is renewed.</param>
/// <param name="Self">The name of this process, unlike any other's.</param>
/// <param name="Length">How long the lease lasts without a renewal.</param>
public sealed record LeaseTerms(TimeProvider Clock, Func<ILeaseStore> OpenLeases, string Self, TimeSpan Length)
{
    /// <summary>Whether it is taken from whoever has it.</summary>
    public bool TakesOver { get; init; }

    /// <summary>Is handed why a renewal failed, and how long it waits before the next one.</summary>
    public Action<StoreException, TimeSpan> NotRenewed { get; init; } = (_, _) => { };

    /// <summary>Is handed why the lease could not be given back; it ends by itself.</summary>
    public Action<StoreException> NotReleased { get; init; } = _ => { };

    /// <summary>What the lease is for.</summary>
    public string Name { get; init; } = Collecting;

    /// <summary>The name of the lease of those who sync.</summary>
    public const string Collecting = "collector";

    /// <summary>The name of the lease of those who watch although nobody collects.</summary>
    public const string Watching = "watch";

    /// <summary>The name of the lease of those who change stakes.</summary>
    public const string Applying = "apply";

    /// <summary>Long enough for a slow disk, short enough to wait for when a holder was killed.</summary>
    public static readonly TimeSpan UsualLength = TimeSpan.FromSeconds(30);

    /// <summary>For people the machine and the process; the last part because both may come again.</summary>
    public static string NewName() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName}:{Environment.ProcessId}:{RandomNumberGenerator.GetHexString(4, lowercase: true)}"
        );
}
