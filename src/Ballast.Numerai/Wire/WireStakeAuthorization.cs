namespace Ballast.Numerai.Wire;

/// <summary>Numerai's half of a stake of one round: what the owner of the wallet sends to the contract with their own signature. Every number is text.</summary>
public sealed record WireStakeAuthorization
{
    public string? TournamentId { get; init; }
    public string? RoundId { get; init; }

    /// <summary>The contract's key of the model (bytes32), not the UUID.</summary>
    public string? ModelId { get; init; }
    public string? SubmissionId { get; init; }
    public string? SubmissionHash { get; init; }
    public string? Staker { get; init; }
    public string? MaxAmount { get; init; }
    public string? Nonce { get; init; }
    public string? Deadline { get; init; }
    public string? AuthorizationDigest { get; init; }
    public string? AuthorizationSigner { get; init; }
    public string? Signature { get; init; }
    public string? ChainId { get; init; }
    public string? StakingAddress { get; init; }
    public string? NmrAddress { get; init; }
}
