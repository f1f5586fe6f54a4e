using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>Finds what a report says that is not in force already, each with when it became known.</summary>
/// <remarks>
/// Balances, stakes, settings and claims are known from the answer on. A movement or a request carries its own moment and is known from then, but where the
/// same part was reported after that moment and without it: then it came late, and a question about the time between must not see it.
/// </remarks>
public static class AccountNews
{
    /// <summary>Compares.</summary>
    /// <param name="kept">What is in force of the account, all of it.</param>
    /// <param name="lastReported">When each part was last reported; parts that never were are left out.</param>
    /// <param name="report">What is reported now, without what cannot be.</param>
    /// <returns>The facts to keep beside those that are there; none of it where nothing is new.</returns>
    public static AccountFacts Find(
        AccountFacts kept,
        IReadOnlyDictionary<AccountPart, DateTimeOffset> lastReported,
        AccountReport report
    )
    {
        var now = KnownTime.Recorded(report.AnsweredAt);
        return new AccountFacts
        {
            Balances = New(kept.Balances, report.Balance is { } balance ? [balance] : [], (_, _) => now),
            Stakes = New(kept.Stakes, Telling(kept.Stakes, report.Stakes), (_, _) => now),
            Settings = New(kept.Settings, report.Settings, (_, _) => now),
            Pending =
            [
                .. New(
                    kept.Pending,
                    report.Pending,
                    (p, before) => IsSameRequest(p, before) ? now : At(p.RequestedAt, AccountPart.Pending)
                ),
                .. report.Pending is null || report.Doubtful.Contains(AccountPart.Pending)
                    ? []
                    : Missing(kept.Pending, report.Pending).Select(p => p with { IsOpen = false, Known = now }),
            ],
            StakeTransactions = New(
                kept.StakeTransactions,
                Numbered(report.StakeTransactions, (t, place) => t with { Place = place }),
                (t, _) => At(t.Time, AccountPart.StakeTransactions)
            ),
            WalletTransactions = New(
                kept.WalletTransactions,
                Numbered(report.WalletTransactions, (t, place) => t with { Place = place }),
                (t, before) => before is null ? At(t.Time, AccountPart.WalletTransactions) : now
            ),
            Claims = [.. report.Claims.Keys.Order().SelectMany(t => Claims(kept, report, t, now))],
        };

        KnownTime At(DateTimeOffset? moment, AccountPart part)
        {
            if (moment is not { } time || time > report.AnsweredAt)
                return KnownTime.Assumed(report.AnsweredAt);
            return lastReported.TryGetValue(part, out var reported) && time <= reported
                ? now
                : KnownTime.Recorded(time);
        }
    }

    /// <summary>A model that comes without its stake is the account's all the same; what was reported of the stake before stays in force.</summary>
    private static IEnumerable<ModelStake>? Telling(IReadOnlyList<ModelStake> kept, IReadOnlyList<ModelStake>? reported)
    {
        var cells = kept.Select(k => k.Cell).ToHashSet(StringComparer.Ordinal);
        return reported?.Where(s => s.SaysAmount || !cells.Contains(s.Cell));
    }

    private static bool IsSameRequest(PendingStakeChange reported, PendingStakeChange? before) =>
        before is not null && reported.RequestId == before.RequestId && reported.RequestedAt == before.RequestedAt;

    private static IEnumerable<AtomicClaim> Claims(
        AccountFacts kept,
        AccountReport report,
        Tournament tournament,
        KnownTime now
    )
    {
        var reported = report.Claims[tournament];
        foreach (var claim in New(kept.Claims, reported, (_, _) => now))
            yield return claim;
        if (report.Doubtful.Contains(AccountPart.Claims(tournament)))
            yield break;
        var waiting = kept.Claims.Where(c =>
            c.IsOpen
            && c.Tournament == tournament
            && string.Equals(c.Staker, report.Staker, StringComparison.OrdinalIgnoreCase)
        );
        foreach (var claim in Missing(waiting, reported))
            yield return claim with
            {
                IsOpen = false,
                Known = now,
            };
    }

    /// <summary>What is reported and not in force, of several facts in one cell the last.</summary>
    private static List<T> New<T>(IEnumerable<T> kept, IEnumerable<T>? reported, Func<T, T?, KnownTime> known)
        where T : class, IAccountFact<T>
    {
        if (reported is null)
            return [];
        var inForce = kept.ToDictionary(k => k.Cell, StringComparer.Ordinal);
        var isNew = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var fact in reported)
        {
            var before = inForce.GetValueOrDefault(fact.Cell);
            if (before is null || !fact.At(before.Known).Equals(before))
                isNew[fact.Cell] = fact.At(known(fact, before));
            else
                isNew.Remove(fact.Cell);
        }
        return [.. isNew.Values];
    }

    private static IEnumerable<T> Missing<T>(IEnumerable<T> kept, IEnumerable<T> reported)
        where T : class, IAccountFact<T>
    {
        var cells = reported.Select(t => t.Cell).ToHashSet(StringComparer.Ordinal);
        return kept.Where(k => !cells.Contains(k.Cell));
    }

    /// <summary>Lines that say the same are told apart by their number.</summary>
    private static IEnumerable<T>? Numbered<T>(IEnumerable<T>? reported, Func<T, int, T> numbered)
        where T : class, IAccountFact<T> =>
        reported?.GroupBy(t => t.Cell, StringComparer.Ordinal).SelectMany(g => g.Select(numbered));
}
