using System.Numerics;

namespace Ballast.Numerai.Wire;

/// <summary>What a position is worth after its round has resolved, with the proof that claims it. Amounts in 10^-18 NMR.</summary>
public sealed record WireAtomicClaim
{
    public string? TournamentId { get; init; }
    public string? RoundId { get; init; }

    /// <summary>Contract model key.</summary>
    public string? ModelId { get; init; }

    /// <summary>API model UUID.</summary>
    public string? ApiModelId { get; init; }
    public string? SubmissionId { get; init; }
    public string? Staker { get; init; }
    public BigInteger? PayoutAmountWei { get; init; }
    public BigInteger? BurnAmountWei { get; init; }
    public BigInteger? ClaimableAmountWei { get; init; }
    public string? MerkleRoot { get; init; }
    public IReadOnlyList<string?>? Proof { get; init; }
}
