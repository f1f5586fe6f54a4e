using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>A table of scores or rounds that is read once, row by row.</summary>
/// <remarks>Implementations throw their neighbour's one exception type when it breaks off.</remarks>
public interface IRowSource : IDisposable
{
    /// <summary>File name, without its folder.</summary>
    string Name { get; }

    /// <summary>What the table holds, in words: wide scores, long performances, rounds.</summary>
    string Kind { get; }

    /// <summary>Columns that are not read.</summary>
    IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>Share of the file that has been read, in [0, 1].</summary>
    double Progress { get; }

    /// <summary>The rows. A row that cannot be read is a <see cref="BadRow"/>, and the next one follows.</summary>
    IEnumerable<SourceRow> Rows();

    /// <summary>The same rows, but that many which say nothing but scores may come together in a <see cref="ScoreBlock"/>; either is read once.</summary>
    IEnumerable<SourceRow> Blocks() => Rows();

    /// <summary>Hash of the (uncompressed) content, hexadecimal; known once all rows were read.</summary>
    string Sha256();
}

/// <summary>One row of a table.</summary>
/// <param name="Line">Its first line in the file, from 1; in files without lines the number of the row.</param>
public abstract record SourceRow(int Line)
{
    /// <summary>The tournament that the row itself names; null where it names none.</summary>
    public Tournament? Tournament { get; init; }

    /// <summary>What a person should know of the row though it is read: two columns that say different things, for example.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A row that cannot be read.</summary>
/// <param name="Line">Its first line in the file, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadRow(int Line, string Reason) : SourceRow(Line);

/// <summary>What a source says about one round.</summary>
/// <param name="Line">Its first line in the file, from 1.</param>
/// <param name="Facts">The facts; their tournament is set by the import.</param>
/// <param name="ObservedAt">When the source saw it, null where it does not say.</param>
public sealed record RoundRow(int Line, RoundFacts Facts, DateTimeOffset? ObservedAt) : SourceRow(Line);

/// <summary>The closing price of a day.</summary>
/// <param name="Line">Its first line in the file, from 1.</param>
/// <param name="Price">The price; its currency is set by the import.</param>
public sealed record PriceRow(int Line, NmrPrice Price) : SourceRow(Line);

/// <summary>What a source says about a model's stake on one day.</summary>
/// <param name="Line">Its first line in the file, from 1.</param>
/// <param name="Day">The report.</param>
public sealed record StakeDayRow(int Line, StakeDay Day) : SourceRow(Line);

/// <summary>What a source says about one model in one round.</summary>
/// <param name="Line">Its first line in the file, from 1.</param>
public sealed record PerformanceRow(int Line) : SourceRow(Line)
{
    /// <summary>The model's name, as text.</summary>
    public required string Model { get; init; }

    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>Scores that are there.</summary>
    public required IReadOnlyList<(Metric Metric, double Score)> Scores { get; init; }

    /// <summary>Whether a score column of the row is empty.</summary>
    public bool HasGap { get; init; }

    /// <summary>Multipliers that are there; null where there is none.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Payout factor of the round.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>NMR at risk.</summary>
    public Nmr? AtRisk { get; init; }

    /// <summary>Payout, or its projection while the round runs.</summary>
    public Nmr? Payout { get; init; }

    /// <summary>Whether <see cref="Payout"/> is called settled: then it is no projection, whatever day the row is of.</summary>
    public bool IsSettled { get; init; }

    /// <summary>What would be paid by the scores of the moment; counts where the round runs, or where nothing else is said.</summary>
    public Nmr? Projected { get; init; }

    /// <summary>Whether the row comes from a list of pending payouts: then it is never the last word.</summary>
    public bool IsPending { get; init; }

    /// <summary>When the round opened.</summary>
    public DateTimeOffset? OpenTime { get; init; }

    /// <summary>When the round resolves.</summary>
    public DateTimeOffset? ResolveTime { get; init; }

    /// <summary>Whether the source calls the round resolved.</summary>
    public bool? Resolved { get; init; }

    /// <summary>Whether it is the row's one score that is called resolved, and not the round.</summary>
    public bool IsFlagOfScore { get; init; }

    /// <summary>When the source saw it, null where it does not say.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>The scoring day whose value the row holds, null where it does not say. Flags and settled payouts beside it are of today, not of that day.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>The scoring day counted from 1, null where it is not said.</summary>
    public int? Day { get; init; }

    /// <summary>Whether the scores name their version, so that of several versions in a file the newest is the official one.</summary>
    public bool NamesVersions { get; init; }

    /// <summary>Whether it says anything of the model, and not of its round alone.</summary>
    public bool Says() =>
        Scores.Count > 0
        || AtRisk is not null
        || Payout is not null
        || Projected is not null
        || Multipliers is not null;
}
