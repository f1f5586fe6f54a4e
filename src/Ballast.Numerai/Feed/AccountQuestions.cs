using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>Asks for everything that an account's ledger starts from. What one question refuses is left out with a warning, and the next is asked.</summary>
/// <param name="client">A client with a key.</param>
/// <param name="label">The user's name for the account.</param>
/// <param name="since">Pages of movements that are all older may be left out; null for all.</param>
/// <param name="cancellation">Ends the waiting.</param>
internal sealed class AccountQuestions(
    NumeraiClient client,
    string label,
    DateTimeOffset? since,
    CancellationToken cancellation
)
{
    private readonly List<string> _warnings = [];
    private readonly HashSet<AccountPart> _doubtful = [];
    private DateTimeOffset _answeredAt = DateTimeOffset.MinValue;

    public async Task<FeedAccountFacts> AskAsync(bool readsClaims)
    {
        var account = await OneAsync("the balances", () => client.AccountAsync(cancellation)).ConfigureAwait(false);
        // Archived models may still have a stake, and the history names them.
        var owner = await OneAsync(
                "the stakes",
                () => client.AccountModelsAsync(showArchived: true, latestRounds: 1, cancellation)
            )
            .ConfigureAwait(false);
        var models = owner?.Models?.OfType<WireModel>().ToList();
        var translation = new AccountTranslation(label, Now, models ?? [], _doubtful);
        var stakes = await StakeTransactionsAsync().ConfigureAwait(false);
        var wallet = await WalletTransactionsAsync().ConfigureAwait(false);
        var claims = readsClaims
            ? await ClaimsAsync(account?.WalletAddress, translation.Tournaments).ConfigureAwait(false)
            : [];
        var report = new AccountReport
        {
            Account = label,
            AnsweredAt = _answeredAt,
            Balance = account is null ? null : translation.Balance(account),
            Stakes = models is null ? null : [.. translation.Stakes()],
            Settings = models is null ? null : [.. translation.Settings()],
            Pending =
                models is null || account?.ScheduledStakeTxns is null
                    ? null
                    : translation.Pending(account.ScheduledStakeTxns),
            StakeTransactions = stakes?.ConvertAll(translation.Transaction),
            WalletTransactions = wallet?.ConvertAll(translation.Transaction),
            Claims = claims.ToDictionary(c => c.Key, c => translation.Claims(c.Key, c.Value)),
            Staker = account?.WalletAddress,
            Doubtful = _doubtful,
        };
        if (_doubtful.Count > 0)
            _warnings.Add(
                $"Key '{label}': Ballast does not understand all that Numerai says of {string.Join(", ", _doubtful.Select(d => d.Name))}; look for a newer version."
            );
        return new FeedAccountFacts(report, _warnings);
    }

    private DateTimeOffset Now() => _answeredAt;

    private Task<List<WireStakeTransaction>?> StakeTransactionsAsync() =>
        PartAsync(
            "the stake transactions",
            () =>
                MovementPages.ReadAsync<WireStakeTransaction>(
                    async (limit, offset) =>
                        (
                            await WholeAsync(() =>
                                    client.StakeTransactionsPageAsync(limit, offset, cancellation: cancellation)
                                )
                                .ConfigureAwait(false)
                        ) ?? [],
                    row => row.Timestamp,
                    since
                )
        );

    private Task<List<WireWalletTransaction>?> WalletTransactionsAsync() =>
        PartAsync(
            "the wallet transactions",
            () => MovementPages.ReadAsync<WireWalletTransaction>(WalletPageAsync, row => row.Time, since)
        );

    private async Task<IReadOnlyList<WireWalletTransaction>> WalletPageAsync(int limit, int offset)
    {
        var account = await WholeAsync(() => client.WalletTransactionsPageAsync(limit, offset, cancellation))
            .ConfigureAwait(false);
        var rows = account?.WalletTxns ?? [];
        // Without its empty places a page would be shorter than it is, and the next one would begin too early.
        return rows.Any(r => r is null)
            ? throw new NumeraiException(NumeraiErrorCode.InvalidAnswer, "rows came empty")
            : [.. rows.OfType<WireWalletTransaction>()];
    }

    private async Task<Dictionary<Tournament, IReadOnlyList<WireAtomicClaim>>> ClaimsAsync(
        string? staker,
        IReadOnlyList<Tournament> tournaments
    )
    {
        var claims = new Dictionary<Tournament, IReadOnlyList<WireAtomicClaim>>();
        if (string.IsNullOrWhiteSpace(staker))
            return claims;
        foreach (var tournament in tournaments)
        {
            var reported = await PartAsync(
                    $"the claims of {tournament.Slug()}",
                    () => WholeAsync(() => client.AtomicClaimsAsync(staker, tournament, cancellation))
                )
                .ConfigureAwait(false);
            if (reported is not null)
                claims[tournament] = reported;
        }
        return claims;
    }

    private Task<T?> OneAsync<T>(string what, Func<Task<Answer<T>>> ask)
        where T : class => PartAsync(what, () => WholeAsync(ask));

    private async Task<T?> WholeAsync<T>(Func<Task<Answer<T>>> ask)
        where T : class
    {
        var (answer, hole) = await WholeAnswer.TryAsync(ask).ConfigureAwait(false);
        if (hole is not null)
            throw new NumeraiException(NumeraiErrorCode.InvalidAnswer, $"a part of the answer is missing: {hole}");
        if (answer.AnsweredAt > _answeredAt)
            _answeredAt = answer.AnsweredAt;
        return answer.Value;
    }

    /// <summary>A part that is refused is left out; where nothing can be reached at all the whole sync ends, as with every other question.</summary>
    private async Task<T?> PartAsync<T>(string what, Func<Task<T?>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (NumeraiException e)
            when (e.Code
                    is NumeraiErrorCode.Permission
                        or NumeraiErrorCode.Refused
                        or NumeraiErrorCode.SchemaChanged
                        or NumeraiErrorCode.InvalidAnswer
            )
        {
            _warnings.Add($"Key '{label}': {what} were not told, and are not kept: {e.Message}");
            return null;
        }
    }
}
