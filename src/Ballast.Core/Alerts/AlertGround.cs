using Ballast.Core.Store;

namespace Ballast.Core.Alerts;

/// <summary>What rules look at: one tournament at one moment, and what happened outside of the store.</summary>
public sealed record AlertGround
{
    /// <summary>The tournament at the moment.</summary>
    public required AsOfView View { get; init; }

    /// <summary>What became of the last sync, where somebody knows; null else.</summary>
    public SyncTrouble? Trouble { get; init; }
}

/// <summary>A sync that failed.</summary>
/// <param name="Code">Why, as a code, for example <c>keys</c> or <c>api</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Since">When it failed first since it last went well.</param>
public sealed record SyncTrouble(string Code, string Reason, DateTimeOffset Since);
