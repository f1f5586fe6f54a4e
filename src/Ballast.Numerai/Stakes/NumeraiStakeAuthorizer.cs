using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Stakes;

/// <summary>
/// Asks Numerai for its half of an atomic stake. Apart from <see cref="NumeraiClient"/> on purpose: with the signature of a wallet, which this library never asks
/// for, it becomes a stake. Needs web3_staking.
/// </summary>
/// <param name="connection">The shared connection; it stays the caller's to dispose.</param>
/// <param name="credentials">A key with the scope web3_staking.</param>
public sealed class NumeraiStakeAuthorizer(NumeraiConnection connection, NumeraiCredentials credentials)
{
    private readonly QuerySender _questions = new(connection, credentials);

    /// <summary>Asks for the authorization of one selected submission; it is good for some minutes.</summary>
    /// <param name="submissionId">The submission's id.</param>
    /// <param name="staker">Address of the wallet or strategy that stakes.</param>
    /// <param name="most">The most NMR that may be staked by it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive.</exception>
    public Task<Answer<WireStakeAuthorization>> AuthorizeAsync(
        string submissionId,
        string staker,
        Nmr most,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(most.Amount, 0, nameof(most));
        return _questions.AskAsync(
            "atomic-authorization",
            WireJson.Default.WireStakeAuthorization,
            new Variables
            {
                { "submissionId", submissionId },
                { "staker", staker },
                { "maxAmount", most.ToString() },
            },
            keyed: true,
            cancellation
        );
    }
}
