using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Data;

/// <summary>What a store holds of a tournament, and how fresh it is.</summary>
public static class StoredData
{
    /// <summary>What is there, how fresh it is, what is missing.</summary>
    public static Outcome<DataAnswer> Run(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        SortedSet<int> scored = [.. view.ScoredRounds()];
        int? first = scored.Count > 0 ? scored.Min : null;
        int? last = scored.Count > 0 ? scored.Max : null;
        var metrics = view.Metrics;
        var positions = view.Positions(null);
        var prices = view.Prices("usd");
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        var states = new StakeStates(view);
        var data = new DataAnswer(
            view.Tournament.Slug(),
            view.Models.Count,
            [.. metrics.Select(m => m.ToString())],
            scored.Count,
            first,
            last,
            newest,
            last is { } known ? Math.Max(0, newest - known) : null,
            first is { } from
                ? [.. Enumerable.Range(from, last!.Value - from + 1).Where(r => !scored.Contains(r))]
                : [],
            metrics.Count == 0 ? [] : view.RoundsWithInterimScores(view.Query(null, metrics)),
            positions.Count,
            positions.Count(p => states.IsOpen(p) || states.LacksPayout(p)),
            prices.Count,
            prices.Count > 0 ? prices[^1].Date : null,
            view.StakeDays(null).Count
        )
        {
            Accounts = view.KeepsAccounts ? Accounts(view.AccountFacts) : null,
        };
        return data with { Missing = [.. new MissingData(view, states).Of(data, positions)] };
    }

    private static StoredAccountsEntry? Accounts(AccountFacts facts) =>
        facts.ReportedSince.Count == 0
            ? null
            : new StoredAccountsEntry(
                facts.ReportedSince.Keys.Select(k => k.Account).Distinct(StringComparer.Ordinal).Count(),
                facts.Balances.Count,
                facts.Stakes.Count,
                facts.Settings.Count,
                facts.Pending.Count,
                facts.StakeTransactions.Count,
                facts.WalletTransactions.Count,
                facts.Claims.Count
            );
}
