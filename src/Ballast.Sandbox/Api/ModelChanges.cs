using System.Collections.Concurrent;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>What owners did to models and not to stakes. Kept for the life of the server, whatever its clock says.</summary>
internal sealed class ModelChanges
{
    private int _nonce;

    /// <summary>Models added here; they have no rounds.</summary>
    public ConcurrentBag<ModelRecord> Added { get; } = [];

    /// <summary>Archived models, with since when.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Archived { get; } = new(StringComparer.Ordinal);

    /// <summary>Webhooks that were triggered, by the id that was answered.</summary>
    public ConcurrentDictionary<string, (ModelRecord Model, DateTimeOffset Time)> Triggers { get; } =
        new(StringComparer.Ordinal);

    /// <summary>The next number of a staking authorization.</summary>
    public int NextNonce() => Interlocked.Increment(ref _nonce);
}
