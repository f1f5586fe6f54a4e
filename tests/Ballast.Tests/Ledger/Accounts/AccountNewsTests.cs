using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Tests.Support;

namespace Ballast.Tests.Ledger.Accounts;

/// <summary>What of a report is new, and since when it is known.</summary>
public sealed class AccountNewsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<AccountPart, DateTimeOffset> Never = [];

    private static readonly Dictionary<AccountPart, DateTimeOffset> ReportedOnTheDay = AccountWorld
        .Report(Day)
        .Reported()
        .ToDictionary(p => p, _ => Day);

    [Fact]
    public void FirstReport_KnowsMovementsAndRequestsFromTheirOwnMoment()
    {
        var news = AccountNews.Find(AccountFacts.None, Never, AccountWorld.Report(Day));
        news.StakeTransactions.ShouldHaveSingleItem().Known.ShouldBe(KnownTime.Recorded(Day.AddDays(-30)));
        news.WalletTransactions.ShouldHaveSingleItem().Known.ShouldBe(KnownTime.Recorded(Day.AddDays(-2)));
        news.Pending.ShouldHaveSingleItem().Known.ShouldBe(KnownTime.Recorded(Day.AddDays(-1)));
        news.Balances.ShouldHaveSingleItem().Known.ShouldBe(KnownTime.Recorded(Day));
        news.Claims.ShouldHaveSingleItem().Known.ShouldBe(KnownTime.Recorded(Day));
        AccountCounts.Of(news).Total.ShouldBe(7);
    }

    [Fact]
    public void TheSameReport_Later_HasNoNews()
    {
        var kept = AccountNews.Find(AccountFacts.None, Never, AccountWorld.Report(Day));
        // Reported a day later the same facts have the same moments of their own.
        var again = AccountWorld.Report(Day) with
        {
            AnsweredAt = Day.AddDays(1),
        };
        AccountCounts.Of(AccountNews.Find(kept, ReportedOnTheDay, again)).ShouldBe(AccountCounts.None);
    }

    [Fact]
    public void Movement_ThatWasNotThereWhenItWasAskedFor_IsKnownFromNowOn()
    {
        var kept = AccountNews.Find(AccountFacts.None, Never, AccountWorld.Report(Day));
        var now = Day.AddDays(3);
        var report = AccountWorld.Report(Day) with
        {
            AnsweredAt = now,
            StakeTransactions =
            [
                AccountWorld.Movement(now, Day.AddDays(2), "2"),
                AccountWorld.Movement(now, Day.AddDays(-3), "3"),
                AccountWorld.Movement(now, null, "4"),
                AccountWorld.Movement(now, now.AddMinutes(1), "5"),
            ],
        };
        var news = AccountNews.Find(kept, ReportedOnTheDay, report).StakeTransactions;
        news.Select(t => (t.Amount!.Value.Amount, t.Known))
            .ShouldBe([
                (2m, KnownTime.Recorded(Day.AddDays(2))),
                (3m, KnownTime.Recorded(now)),
                (4m, KnownTime.Assumed(now)),
                (5m, KnownTime.Assumed(now)),
            ]);
    }

    [Fact]
    public void Movements_ThatSayTheSame_AreAsManyAsWereReported()
    {
        var one = AccountWorld.Movement(Day, Day.AddDays(-9));
        var report = AccountWorld.Report(Day) with { StakeTransactions = [one, one] };
        var kept = AccountNews.Find(AccountFacts.None, Never, report);
        kept.StakeTransactions.Select(t => t.Place).ShouldBe([0, 1]);
        AccountNews.Find(kept, ReportedOnTheDay, report).StakeTransactions.ShouldBeEmpty();
        var third = report with { StakeTransactions = [one, one, one] };
        AccountNews.Find(kept, ReportedOnTheDay, third).StakeTransactions.ShouldHaveSingleItem().Place.ShouldBe(2);
        // A shorter list is the newest part of a history, not its end.
        AccountNews
            .Find(kept, ReportedOnTheDay, report with { StakeTransactions = [one] })
            .StakeTransactions.ShouldBeEmpty();
    }

    [Fact]
    public void Release_ThatIsNotListedAnyMore_HasEnded_AndANewOneIsKnownFromItsRequest()
    {
        var kept = AccountNews.Find(AccountFacts.None, Never, AccountWorld.Report(Day));
        var now = Day.AddDays(3);
        var none = AccountWorld.Report(Day) with { AnsweredAt = now, Pending = [] };
        var ended = AccountNews.Find(kept, ReportedOnTheDay, none).Pending.ShouldHaveSingleItem();
        (ended.IsOpen, ended.Known, ended.Amount).ShouldBe((false, KnownTime.Recorded(now), Nmr.Parse("5")));
        var asked = Day.AddDays(2);
        var another = none with { Pending = [AccountWorld.Release(Day, asked, "r2")] };
        AccountNews
            .Find(kept, ReportedOnTheDay, another)
            .Pending.ShouldHaveSingleItem()
            .Known.ShouldBe(KnownTime.Recorded(asked));
        // The same request with another day to come is news of today.
        var moved = none with
        {
            Pending = [kept.Pending[0] with { DueAt = Day.AddDays(40) }],
        };
        AccountNews.Find(kept, ReportedOnTheDay, moved).Pending.ShouldHaveSingleItem().Known.Time.ShouldBe(now);
    }

    [Fact]
    public void WhatWasNotReported_OrNotUnderstood_HasNotEnded()
    {
        var kept = AccountNews.Find(AccountFacts.None, Never, AccountWorld.Report(Day));
        var nothing = new AccountReport { Account = AccountWorld.Account, AnsweredAt = Day.AddDays(1) };
        AccountCounts.Of(AccountNews.Find(kept, ReportedOnTheDay, nothing)).ShouldBe(AccountCounts.None);
        var doubtful = nothing with
        {
            Staker = AccountWorld.Staker,
            Pending = [],
            Claims = new Dictionary<Tournament, IReadOnlyList<AtomicClaim>> { [Tournament.Classic] = [] },
            Doubtful = new HashSet<AccountPart> { AccountPart.Pending, AccountPart.Claims(Tournament.Classic) },
        };
        AccountCounts.Of(AccountNews.Find(kept, ReportedOnTheDay, doubtful)).ShouldBe(AccountCounts.None);
        var clear = doubtful with { Doubtful = new HashSet<AccountPart>() };
        var ended = AccountNews.Find(kept, ReportedOnTheDay, clear);
        (ended.Pending.Single().IsOpen, ended.Claims.Single().IsOpen).ShouldBe((false, false));
        // Claims of another staker were not asked for.
        AccountNews.Find(kept, ReportedOnTheDay, clear with { Staker = "0xFF" }).Claims.ShouldBeEmpty();
    }

    [Fact]
    public void Transfer_WhoseStatusChanges_IsOneTransfer()
    {
        var kept = AccountNews.Find(AccountFacts.None, Never, AccountWorld.Report(Day));
        var now = Day.AddHours(1);
        var report = AccountWorld.Report(Day) with
        {
            AnsweredAt = now,
            WalletTransactions = [AccountWorld.Transfer(now, Day.AddDays(-2), "confirmed")],
        };
        var news = AccountNews.Find(kept, ReportedOnTheDay, report).WalletTransactions.ShouldHaveSingleItem();
        news.Cell.ShouldBe(kept.WalletTransactions[0].Cell);
        (news.Hash, news.Known).ShouldBe(("0x03", KnownTime.Recorded(now)));
    }
}
