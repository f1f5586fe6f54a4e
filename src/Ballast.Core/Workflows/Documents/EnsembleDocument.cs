using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>A blend of predictions against the same stake split over them, as JSON.</summary>
public sealed record EnsembleDocument : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.ensemble/1";

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The column of the target.</summary>
    public required string Target { get; init; }

    /// <summary>Rows that all predictions have, over all eras.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that one of them lacks, left out for all.</summary>
    public required int RowsLeftOut { get; init; }

    /// <summary>Eras that were scored; null where the file has no eras.</summary>
    public required int? Eras { get; init; }

    /// <summary>Eras that were not, for want of a target, of rows or of a score.</summary>
    public required int ErasLeftOut { get; init; }

    /// <summary>Eras in a row that share days of the target; null where the file has no eras.</summary>
    public required int? Overlap { get; init; }

    /// <summary>Shares of the stake by prediction; they add up to 1.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    /// <summary>What was averaged: rank, raw or gaussian.</summary>
    public required string BlendedBy { get; init; }

    /// <summary>NMR at risk in a round.</summary>
    public required decimal Stake { get; init; }

    /// <summary>Multipliers by score.</summary>
    public required IReadOnlyDictionary<string, decimal> Score { get; init; }

    /// <summary>Payout factor.</summary>
    public required decimal PayoutFactor { get; init; }

    /// <summary>Whether the factor is the usual 0.1, because the rule's own depends on what everybody has at risk.</summary>
    public required bool IsFactorAssumed { get; init; }

    /// <summary>Bound as a share of the stake.</summary>
    public required decimal Clip { get; init; }

    /// <summary>Why there are no payouts; null where there are.</summary>
    public required string? NoPayout { get; init; }

    /// <summary>One model that submits the blend.</summary>
    public required EnsembleSide Blend { get; init; }

    /// <summary>The stake split over the models.</summary>
    public required EnsembleSide Split { get; init; }

    /// <summary>The blend less the split.</summary>
    public required EnsembleSide Difference { get; init; }

    /// <summary>Each model by itself, with the whole stake.</summary>
    public required IReadOnlyDictionary<string, EnsembleSide> Models { get; init; }

    /// <summary>
    /// 1 / root(wᵀRw), R the correlations of the ranked predictions as normal quantiles: about what a blend multiplies the split's scores with, up and down. Mean over
    /// eras.
    /// </summary>
    public required double? DiversificationRatio { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }
}

/// <summary>What one way of staking scores and is paid a round; with eras the means.</summary>
/// <param name="Corr">CORR.</param>
/// <param name="Mmc">MMC; null without a meta model.</param>
/// <param name="Payout">NMR a round; null where there is none.</param>
public sealed record EnsembleSide(double? Corr, double? Mmc, double? Payout)
{
    /// <summary>How far each mean can be believed: corr, mmc, payout; null where the file has no eras.</summary>
    public IReadOnlyDictionary<string, EraSpread>? Spread { get; init; }

    /// <summary>Rounds in which the clip bites, of the split in one of its models.</summary>
    public int Clipped { get; init; }
}
