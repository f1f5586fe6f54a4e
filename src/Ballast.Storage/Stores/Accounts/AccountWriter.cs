using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores.Accounts;

/// <summary>Keeps what was reported of an account, in one transaction.</summary>
internal static class AccountWriter
{
    /// <summary>Of tournament 0: a wallet serves all of them, so a source of these facts concerns every one.</summary>
    private const long EveryTournament = 0;

    private const string KeepPart = """
        INSERT INTO account_part (account, part, first_at, last_at) VALUES (@p0, @p1, @p2, @p2)
        ON CONFLICT (account, part) DO UPDATE SET
          last_at = CASE WHEN excluded.last_at > account_part.last_at THEN excluded.last_at ELSE account_part.last_at END
        """;

    /// <summary>Keeps what is new.</summary>
    public static AccountCounts Keep(WriteSession session, AccountReport report, ImportSource source)
    {
        var news = AccountNews.Find(
            AccountReader.Read(session.Connection, DateTimeOffset.MaxValue, report.Account),
            AccountReader.LastReported(session.Connection, report.Account),
            report
        );
        var counts = AccountCounts.Of(news);
        if (counts.Total > 0)
            Write(session, news, source);
        var keepPart = session.Prepare(KeepPart, 3);
        foreach (var part in report.Reported())
            session.Write(keepPart, report.Account, part.Name, Columns.Milliseconds(report.AnsweredAt));
        session.Complete(counts.Total);
        return counts;
    }

    private static void Write(WriteSession session, AccountFacts news, ImportSource source)
    {
        var id = session.ReserveSource();
        AccountRows.Balances.Add(session, id, news.Balances);
        AccountRows.Stakes.Add(session, id, news.Stakes);
        AccountRows.Settings.Add(session, id, news.Settings);
        AccountRows.Pending.Add(session, id, news.Pending);
        AccountRows.StakeTransactions.Add(session, id, news.StakeTransactions);
        AccountRows.WalletTransactions.Add(session, id, news.WalletTransactions);
        AccountRows.Claims.Add(session, id, news.Claims);
        SourceNaming.Write(session, id, source);
        session.Write(
            session.Prepare(PredictionSql.KeepReach, 3),
            id,
            EveryTournament,
            Columns.Milliseconds(FirstKnown(news))
        );
    }

    private static DateTimeOffset FirstKnown(AccountFacts news) =>
        news
            .Balances.Select(f => f.Known)
            .Concat(news.Stakes.Select(f => f.Known))
            .Concat(news.Settings.Select(f => f.Known))
            .Concat(news.Pending.Select(f => f.Known))
            .Concat(news.StakeTransactions.Select(f => f.Known))
            .Concat(news.WalletTransactions.Select(f => f.Known))
            .Concat(news.Claims.Select(f => f.Known))
            .Min(k => k.Time);
}
