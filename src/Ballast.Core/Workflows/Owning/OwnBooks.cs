using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Export;
using Ballast.Core.Ledger.Recorded;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Owning;

/// <summary>Double-entry books of the stored accounts, all tournaments together.</summary>
public static class OwnBooks
{
    /// <summary>Builds the books and says what must be said of them.</summary>
    /// <param name="view">The moment; its tournament does not matter.</param>
    /// <returns>A refusal where no account was synced by then.</returns>
    public static Outcome<(RecordedBooks Books, IReadOnlyList<string> Remarks)> Build(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var reported = Reported(view);
        if (reported.Count == 0)
            return new Refusal(
                "no-account",
                "No balance of an own account is stored.",
                NextStep.To("fetch it with keys in the environment", "sync", "--account")
            );
        var facts = reported[^1].Facts;
        var history = AccountHistory.Read(view.AccountFactsAt(view.AsOf));
        List<AsOfView> views = [.. Tournaments.All.Select(view.In)];
        List<OwnStakes> stakes = [.. views.Select(v => new OwnStakes(v, OwnModels.Find(v, facts)))];
        var account = new RecordedAccount
        {
            Reported = reported,
            Movements = history.Movements,
            Settled = [.. stakes.SelectMany(s => s.Settled)],
            Cutovers = views
                .Select(v => (v.Tournament, At: Cutover(v)))
                .Where(c => c.At is not null)
                .ToDictionary(c => c.Tournament, c => c.At!.Value),
        };
        return (RecordedBooksBuilder.Build(account), Remarks(view, account, history, stakes));
    }

    /// <summary>Every moment at which a balance changed, and the last sync, oldest first.</summary>
    private static List<ReportedBalances> Reported(AsOfView view)
    {
        var reported = new List<ReportedBalances>();
        var facts = view.AccountFactsAt(view.AsOf);
        if (facts.Balances.Count == 0)
            return reported;
        // Nothing that was reported again is a new fact, and still the books are held against it.
        var last = facts.Balances.Select(b => view.LastReported(b.Account, AccountPart.Balances)).Max();
        if (last is { } at && at > LastChange(facts))
            reported.Add(new ReportedBalances(at, facts));
        while (LastChange(facts) is { } moment)
        {
            facts = view.AccountFactsAt(moment);
            reported.Add(new ReportedBalances(moment, facts));
            facts = view.AccountFactsAt(moment.AddMilliseconds(-1));
        }
        reported.Reverse();
        return reported;
    }

    private static DateTimeOffset? LastChange(AccountFacts facts) =>
        facts.Balances.Count == 0
            ? null
            : facts
                .Balances.Select(b => b.Known.Time)
                .Concat(facts.Stakes.Select(s => s.Known.Time))
                .Concat(facts.Claims.Select(c => c.Known.Time))
                .Max();

    private static DateTimeOffset? Cutover(AsOfView view)
    {
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        for (var round = 1; round <= newest; round++)
        {
            if (view.Dates.IsAtomic(round))
                return view.Dates.OpenedAt(round) is var opened && opened <= view.AsOf ? opened : null;
        }
        return null;
    }

    private static List<string> Remarks(
        AsOfView view,
        RecordedAccount account,
        AccountHistory history,
        IReadOnlyList<OwnStakes> stakes
    )
    {
        var remarks = new List<string>
        {
            $"As of {Format.Time(view.AsOf)} UTC, from the balances of the first sync ({Format.Time(account.Reported[0].Moment)} UTC) on; {Format.Count(account.Reported.Count)} told balances are held against it.",
            "Payouts and burns stand on the day their round resolved, deferred burns too. Idle NMR are told by nobody: they are worked out of what went in and out.",
            "What no known movement explains is an entry against Equity:Numerai:Unexplained.",
        };
        foreach (var (word, count) in history.NotUnderstood)
            remarks.Add(
                $"Not in it: {Format.Count(count)} movements that were not understood ({AccountNames.Text(word)})."
            );
        foreach (var own in stakes)
        {
            var missing = own.ResolvedSince + own.PayoutsMissing + own.Unstored(view, account.Movements);
            if (missing > 0)
                remarks.Add(
                    $"Not in it: what {Format.Count(missing)} resolved {own.Tournament.Slug()} stakes brought, which is not stored: a sync of the account in that tournament brings it."
                );
        }
        return remarks;
    }
}
