using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Asks for what the ledgers of the own accounts start from, and keeps what is new of it: one transaction an account.</summary>
internal sealed class AccountKeeper(ISyncStore store, ITournamentFeed feed, SyncRequest request)
{
    /// <summary>Lines of a history may come some days late; so far back they are looked at again.</summary>
    private static readonly TimeSpan LookedAtAgain = TimeSpan.FromDays(7);

    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public async Task<IReadOnlyList<SyncedAccount>> RunAsync(
        IReadOnlyList<IAccountFeed> accounts,
        CancellationToken cancellation
    )
    {
        var done = new List<SyncedAccount>();
        foreach (var account in accounts)
        {
            var reported = await account.FactsAsync(Since(account.Label), cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            _warnings.AddRange(reported.Warnings);
            var refusals = new SyncRefusals();
            var report = Possible(reported.Report, refusals);
            if (refusals.Count > 0)
                _warnings.Add(
                    $"Account '{account.Label}': {refusals.Count} facts that cannot be were left out, for example {refusals.Listed[0]}."
                );
            var isNew = store.KeepAccount(report, new ImportSource($"sync {feed.Origin}", "", request.Now));
            done.Add(new SyncedAccount(account.Label, isNew));
        }
        return done;
    }

    /// <summary>All movements where a history was never reported.</summary>
    private DateTimeOffset? Since(string label)
    {
        var reported = store.LastReported(label);
        return
            !request.IsFull
            && reported.TryGetValue(AccountPart.StakeTransactions, out var stakes)
            && reported.TryGetValue(AccountPart.WalletTransactions, out var wallet)
            ? (stakes < wallet ? stakes : wallet) - LookedAtAgain
            : null;
    }

    /// <summary>The report without what cannot be. What is left out has not ended.</summary>
    private static AccountReport Possible(AccountReport reported, SyncRefusals refusals)
    {
        var doubtful = reported.Doubtful.ToHashSet();
        var balance =
            reported.Balance is { } said && refusals.Allows("the wallet", AccountBounds.Reason(said)) ? said : null;
        return reported with
        {
            Balance = balance,
            Stakes = Those(reported.Stakes, AccountBounds.Reason, s => $"the stake of {s.Model}", AccountPart.Stakes),
            Settings = Those(
                reported.Settings,
                AccountBounds.Reason,
                s => $"a setting of {s.Model}",
                AccountPart.Stakes
            ),
            Pending = Those(reported.Pending, AccountBounds.Reason, p => $"a change of {p.Model}", AccountPart.Pending),
            StakeTransactions = Those(
                reported.StakeTransactions,
                AccountBounds.Reason,
                _ => "a stake transaction",
                AccountPart.StakeTransactions
            ),
            WalletTransactions = Those(
                reported.WalletTransactions,
                AccountBounds.Reason,
                _ => "a wallet transaction",
                AccountPart.WalletTransactions
            ),
            Claims = reported.Claims.ToDictionary(
                c => c.Key,
                c =>
                    Those(c.Value, AccountBounds.Reason, a => $"a claim of round {a.Round}", AccountPart.Claims(c.Key))!
            ),
            Doubtful = doubtful,
        };

        IReadOnlyList<T>? Those<T>(
            IReadOnlyList<T>? facts,
            Func<T, string?> reason,
            Func<T, string> where,
            AccountPart part
        )
        {
            var possible = facts?.Where(f => refusals.Allows(where(f), reason(f))).ToList();
            if (possible?.Count < facts?.Count)
                doubtful.Add(part);
            return possible;
        }
    }
}
