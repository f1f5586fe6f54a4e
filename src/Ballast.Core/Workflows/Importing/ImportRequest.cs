using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Importing;

/// <summary>How to import.</summary>
/// <param name="Tournament">The tournament of rows that do not name one.</param>
/// <param name="Strict">Whether one bad row refuses the whole table.</param>
/// <param name="Now">The moment of the import.</param>
public sealed record ImportRequest(Tournament Tournament, bool Strict, DateTimeOffset Now)
{
    /// <summary>What a table of prices is in.</summary>
    public string Currency { get; init; } = "usd";

    /// <summary>Whether what looks like a mistake as a whole is kept all the same.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether nothing is kept: what would be new and changed is counted, and doubts are reported, not refused.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The source that the command began with; null for its first file.</summary>
    public long? Command { get; init; }

    /// <summary>Hashes of the files that the same command imports after this one.</summary>
    public IReadOnlySet<string> LaterFiles { get; init; } = new HashSet<string>();

    /// <summary>The most that one file may hold.</summary>
    public ImportLimits Limits { get; init; } = new();
}

/// <summary>The most that one file may hold, so that no file takes the machine's memory.</summary>
public sealed record ImportLimits
{
    /// <summary>Over HTTP: some 700 bytes a value at the most, so that a server stays below 1 GiB.</summary>
    public static ImportLimits Served { get; } = new() { Values = 1_000_000 };

    /// <summary>Rows.</summary>
    public int Rows { get; init; } = 10_000_000;

    /// <summary>Values: scores, gaps, stakes, prices.</summary>
    public int Values { get; init; } = 10_000_000;

    /// <summary>Models.</summary>
    public int Models { get; init; } = 50_000;
}
