using Ballast.Core.Payouts;
using Ballast.Core.Scoring;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>A blend of predictions against the same stake split over them.</summary>
public sealed record EnsembleRequest
{
    /// <summary>The column of the target.</summary>
    public required string Target { get; init; }

    /// <summary>Predictions with their weights; they are divided by their sum.</summary>
    public required IReadOnlyList<(string Prediction, double Weight)> Weights { get; init; }

    /// <summary>The column of the meta model; null where there is none.</summary>
    public string? Meta { get; init; }

    /// <summary>What is averaged: rank, raw or gaussian.</summary>
    public string BlendedBy { get; init; } = "rank";

    /// <summary>NMR at risk in a round, over all models.</summary>
    public decimal Stake { get; init; } = 100;

    /// <summary>Multipliers; null takes those of the rule.</summary>
    public Multipliers? Score { get; init; }

    /// <summary>The rule that pays, and the round whose rule it is.</summary>
    public required PayoutRule Rule { get; init; }

    /// <summary>The round that the rule is asked for.</summary>
    public required int Round { get; init; }

    /// <summary>A constant payout factor; null takes the rule's, or 0.1 where it depends on what is at stake.</summary>
    public decimal? Factor { get; init; }

    /// <summary>A bound as a share of the stake, after the factor; null takes the rule's.</summary>
    public decimal? Clip { get; init; }

    /// <summary>Eras in a row that share days; null finds it by the target's name and the eras.</summary>
    public int? Overlap { get; init; }

    /// <summary>All columns of the file that are read.</summary>
    public IReadOnlyList<string> Columns =>
        [.. Weights.Select(w => w.Prediction).Append(Target).Concat(Meta is { } m ? [m] : []).Distinct()];

    internal BlendKind Kind => Enum.Parse<BlendKind>(BlendedBy, ignoreCase: true);
}
