namespace Ballast.Sandbox.Frames;

/// <summary>One model in one round of the demo: a line of the scores file.</summary>
public sealed record DemoRow
{
    /// <summary>The model's name.</summary>
    public required string Username { get; init; }

    /// <summary>The round's number.</summary>
    public required int RoundNumber { get; init; }

    /// <summary>Newest known CORR20V2; null before scoring starts.</summary>
    public decimal? Corr20V2 { get; init; }

    /// <summary>Newest known MMC; null before scoring starts.</summary>
    public decimal? Mmc { get; init; }

    /// <summary>Weight of CORR20V2 in the payout.</summary>
    public required decimal CorrMultiplier { get; init; }

    /// <summary>Weight of MMC in the payout.</summary>
    public required decimal MmcMultiplier { get; init; }

    /// <summary>The round's payout factor; null before scoring starts.</summary>
    public decimal? RoundPayoutFactor { get; init; }

    /// <summary>NMR at risk in the round.</summary>
    public required decimal SelectedStakeValue { get; init; }

    /// <summary>NMR paid (negative: burned); a projection while the round runs, null before scoring starts.</summary>
    public decimal? Payout { get; init; }

    /// <summary>Whether the round has resolved, so that the scores and the payout are final.</summary>
    public required bool RoundResolved { get; init; }
}
