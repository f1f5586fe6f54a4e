using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>
/// Atomic staking (v3), read only; needs web3_staking. The query that signs a stake authorization is half of a change, so it stands elsewhere:
/// <see cref="Stakes.NumeraiStakeAuthorizer"/>.
/// </content>
public sealed partial class NumeraiClient
{
    /// <summary>The contracts of a tournament.</summary>
    public Task<Answer<WireAtomicConfig>> AtomicConfigAsync(
        Tournament tournament,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "atomic-config",
            WireJson.Default.WireAtomicConfig,
            new Variables { { "tournamentId", Id(tournament) } },
            cancellation
        );

    /// <summary>A round as its contract sees it.</summary>
    public Task<Answer<WireAtomicRound>> AtomicRoundAsync(
        Tournament tournament,
        int round,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "atomic-round",
            WireJson.Default.WireAtomicRound,
            new Variables { { "roundId", round.ToString() }, { "tournamentId", Id(tournament) } },
            cancellation
        );

    /// <summary>What one position is worth after its round has resolved; null before.</summary>
    /// <param name="tournament">The model's tournament: each has a contract of its own.</param>
    /// <param name="modelId">The model's UUID, not the contract's key.</param>
    /// <param name="round">The round's number.</param>
    /// <param name="staker">Address of the strategy or wallet that staked.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<WireAtomicClaim>> AtomicClaimAsync(
        Tournament tournament,
        string modelId,
        int round,
        string staker,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "atomic-claim",
            WireJson.Default.WireAtomicClaim,
            new Variables
            {
                { "modelId", modelId },
                { "roundId", round.ToString() },
                { "staker", staker },
                { "tournamentId", Id(tournament) },
            },
            cancellation
        );

    /// <summary>Resolved positions of the account that have not been claimed yet, at one staker address.</summary>
    public Task<Answer<IReadOnlyList<WireAtomicClaim>>> AtomicClaimsAsync(
        string staker,
        Tournament tournament,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Keyed(
                "atomic-claims",
                WireJson.Default.ListWireAtomicClaim,
                new Variables { { "staker", staker }, { "tournamentId", Id(tournament) } },
                cancellation
            )
        );

    /// <summary>The service wallet that payouts come from.</summary>
    public Task<Answer<WireAtomicWallet>> AtomicWalletAsync(CancellationToken cancellation = default) =>
        Keyed("atomic-wallet", WireJson.Default.WireAtomicWallet, [], cancellation);
}
