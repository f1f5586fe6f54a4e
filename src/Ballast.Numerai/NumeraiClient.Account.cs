using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>What only the owner of the key may know: read_user_info and read_submission_info.</content>
public sealed partial class NumeraiClient
{
    /// <summary>The own account: balances, and stake that waits for its day. Its models are another question.</summary>
    public Task<Answer<WireAccount>> AccountAsync(CancellationToken cancellation = default) =>
        Keyed("account", WireJson.Default.WireAccount, [], cancellation);

    /// <summary>The own account with its models of all three tournaments, their stakes and latest submissions.</summary>
    /// <param name="showArchived">Archived ones too.</param>
    /// <param name="latestRounds">Submissions of the latest so many rounds; null for Numerai's default of 20.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<WireAccount>> AccountModelsAsync(
        bool showArchived = false,
        int? latestRounds = null,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "account-models",
            WireJson.Default.WireAccount,
            new Variables { { "showArchived", showArchived }, { "latestNRounds", latestRounds } },
            cancellation
        );

    /// <summary>One own model with its stake and latest submissions; null for a model that is not the account's.</summary>
    public Task<Answer<WireModel>> ModelAsync(
        string modelId,
        int? latestRounds = null,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "model",
            WireJson.Default.WireModel,
            new Variables { { "modelId", modelId }, { "latestNRounds", latestRounds } },
            cancellation
        );

    /// <summary>Uploads of a model, or of the whole account.</summary>
    public Task<Answer<IReadOnlyList<WireSubmission>>> SubmissionsAsync(
        string? modelId = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Keyed(
                "submissions",
                WireJson.Default.ListWireSubmission,
                new Variables { { "modelId", modelId } },
                cancellation
            )
        );

    /// <summary>Payouts settled and expected; about the last 30 rounds.</summary>
    public Task<Answer<WirePayouts>> PendingPayoutsAsync(
        Tournament tournament,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "pending-payouts",
            WireJson.Default.WirePayouts,
            new Variables { { "tournament", Id(tournament) } },
            cancellation
        );

    /// <summary>The own account with one page of its wallet's movements; nothing else of it comes.</summary>
    public Task<Answer<WireAccount>> WalletTransactionsPageAsync(
        int limit = DefaultPageSize,
        int offset = 0,
        CancellationToken cancellation = default
    ) =>
        Keyed(
            "wallet-transactions",
            WireJson.Default.WireAccount,
            new Variables { { "limit", limit }, { "offset", offset } },
            cancellation
        );

    /// <summary>All movements of the wallet: deposits, withdrawals and what else Numerai lists. Two that look the same are both given.</summary>
    /// <exception cref="Errors.NumeraiException">A page had errors; its rows were given out first.</exception>
    public IAsyncEnumerable<WireWalletTransaction> WalletTransactionsAsync(
        int pageSize = DefaultPageSize,
        CancellationToken cancellation = default
    ) =>
        Paging.WalkAsync(
            (limit, offset, token) =>
                Rows(ListAsync(WalletTransactionsPageAsync(limit, offset, token), account => account.WalletTxns)),
            pageSize,
            _ => null,
            cancellation
        );

    /// <summary>The account's keys: their names, public ids and scopes. Secrets never come back.</summary>
    public Task<Answer<IReadOnlyList<WireApiToken>>> ApiTokensAsync(CancellationToken cancellation = default) =>
        Rows(
            ListAsync(
                Keyed("account-tokens", WireJson.Default.WireAccount, [], cancellation),
                account => account.ApiTokens
            )
        );

    private static async Task<Answer<List<T?>>> ListAsync<T>(
        Task<Answer<WireAccount>> asked,
        Func<WireAccount, IReadOnlyList<T?>?> list
    )
        where T : class
    {
        var answer = await asked.ConfigureAwait(false);
        return new Answer<List<T?>>
        {
            Value = answer.Value is { } account && list(account) is { } rows ? [.. rows] : null,
            Errors = answer.Errors,
            AnsweredAt = answer.AnsweredAt,
        };
    }

    /// <summary>One page of the movements of stake, newest first.</summary>
    public Task<Answer<IReadOnlyList<WireStakeTransaction>>> StakeTransactionsPageAsync(
        int limit = DefaultPageSize,
        int offset = 0,
        string? modelId = null,
        string? type = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Keyed(
                "stake-transactions",
                WireJson.Default.ListWireStakeTransaction,
                new Variables
                {
                    { "limit", limit },
                    { "offset", offset },
                    { "modelId", modelId },
                    { "type", type },
                },
                cancellation
            )
        );

    /// <summary>All movements of stake. They have no id, so two that look the same are both given.</summary>
    /// <exception cref="Errors.NumeraiException">A page had errors; its rows were given out first.</exception>
    public IAsyncEnumerable<WireStakeTransaction> StakeTransactionsAsync(
        string? modelId = null,
        string? type = null,
        int pageSize = DefaultPageSize,
        CancellationToken cancellation = default
    ) =>
        Paging.WalkAsync(
            (limit, offset, token) => StakeTransactionsPageAsync(limit, offset, modelId, type, token),
            pageSize,
            _ => null,
            cancellation
        );
}
