namespace Ballast.Core.Store;

/// <summary>How a store is, for whoever watches over it.</summary>
/// <param name="IsThere">Whether there is one.</param>
/// <param name="IsReachable">Whether it can be read.</param>
/// <param name="SchemaVersion">The version of its schema; null where it cannot be read.</param>
/// <param name="LastSync">When models were last synced; null where never.</param>
/// <param name="LastImport">When a file was last imported that brought something new; null where never.</param>
public sealed record StoreHealth(
    bool IsThere,
    bool IsReachable,
    int? SchemaVersion,
    DateTimeOffset? LastSync,
    DateTimeOffset? LastImport
)
{
    /// <summary>There is no store, or it cannot be read.</summary>
    public static StoreHealth Without(bool isThere) => new(isThere, false, null, null, null);

    /// <summary>Rows by table; empty where they were not counted.</summary>
    public IReadOnlyDictionary<string, long> Rows { get; init; } = new Dictionary<string, long>();
}
