namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Which columns of a file are what, and how they are scored.</summary>
public sealed record ScoreRequest
{
    /// <summary>The column of the target.</summary>
    public required string Target { get; init; }

    /// <summary>The columns of predictions.</summary>
    public required IReadOnlyList<string> Predictions { get; init; }

    /// <summary>The column of the meta model; null where there is none.</summary>
    public string? Meta { get; init; }

    /// <summary>The column of the benchmark model; null where there is none.</summary>
    public string? Benchmark { get; init; }

    /// <summary>Names of the features in their own table, in its order.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>So many rows with the highest and with the lowest predictions only; null for all.</summary>
    public int? TopBottom { get; init; }

    /// <summary>Whether CORR raises the target to the power of 1.5; not where it is returns.</summary>
    public bool IsTargetRaised { get; init; } = true;

    /// <summary>Eras in a row that share days; null finds it by the target's name and the eras.</summary>
    public int? Overlap { get; init; }

    /// <summary>All columns of the file itself that are read.</summary>
    public IReadOnlyList<string> Columns =>
        [.. Predictions.Append(Target).Concat(new[] { Meta, Benchmark }.OfType<string>()).Distinct()];
}
