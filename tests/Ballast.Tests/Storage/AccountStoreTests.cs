using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What is kept of the own accounts.</summary>
public abstract class AccountStoreContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImportSource Source = new("sync somewhere", "", Day);
    private readonly TestStore _place;
    private readonly TournamentStore _store;

    private protected AccountStoreContract(TestStore place) =>
        (_place, _store) = (place, TournamentStore.Open(place.Location));

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Keep_EveryKind_ReadsBackWhatWasReported()
    {
        var report = AccountWorld.Report(Day);
        _store.KeepAccount(report, Source).ShouldBe(new AccountCounts(1, 1, 1, 1, 1, 1, 1));
        var facts = _store.AccountFacts(Day);
        facts.Balances.ShouldBe([report.Balance!]);
        facts.Stakes.ShouldBe(report.Stakes!);
        facts.Settings.ShouldBe(report.Settings!);
        facts.Pending.ShouldBe([report.Pending![0].At(KnownTime.Recorded(Day.AddDays(-1)))]);
        facts.StakeTransactions.ShouldBe([report.StakeTransactions![0].At(KnownTime.Recorded(Day.AddDays(-30)))]);
        facts.WalletTransactions.ShouldBe([report.WalletTransactions![0].At(KnownTime.Recorded(Day.AddDays(-2)))]);
        facts.Claims.ShouldBe(report.Claims[Tournament.Classic]);
        facts.ReportedSince.Values.ShouldAllBe(t => t == Day);
        facts.ReportedSince.Keys.Select(k => k.Part).ShouldBe(report.Reported(), ignoreOrder: true);
    }

    [Fact]
    public void Keep_TheSameTwice_WritesNothing()
    {
        _store.KeepAccount(AccountWorld.Report(Day), Source);
        var before = _place.Dump();
        _store.KeepAccount(AccountWorld.Report(Day), Source).ShouldBe(AccountCounts.None);
        _place.Dump().ShouldBe(before);
        var later = AccountWorld.Report(Day) with { AnsweredAt = Day.AddDays(1) };
        _store.KeepAccount(later, Source).ShouldBe(AccountCounts.None);
        // Only when it was last reported has moved on.
        StoreDump.Of(_place.Location, "last_at").ShouldBe(Without(before));
        _store.LastReported(AccountWorld.Account).Values.ShouldAllBe(t => t == Day.AddDays(1));

        static string Without(string dump)
        {
            var lines = dump.Split('\n').ToList();
            var at = lines.IndexOf("# account_part") + 1;
            for (; at < lines.Count && lines[at][0] != '#'; at++)
                lines[at] = lines[at][..lines[at].LastIndexOf('|')];
            return string.Join('\n', lines);
        }
    }

    [Fact]
    public void Facts_OfAnEarlierMoment_StayAsTheyWere()
    {
        _store.KeepAccount(AccountWorld.Report(Day), Source);
        var before = AccountWorld.Text(_store.AccountFacts(Day));
        var now = Day.AddDays(2);
        var report = AccountWorld.Report(Day) with
        {
            AnsweredAt = now,
            Balance = AccountWorld.Report(now).Balance! with { Available = Nmr.Zero },
            Stakes = [AccountWorld.Stake(now, "1")],
            Pending = [],
            // Learnt late: it happened before it was asked for the first time.
            StakeTransactions = [AccountWorld.Movement(now, Day.AddDays(-5), "7")],
            WalletTransactions = [AccountWorld.Transfer(now, Day.AddDays(-2), "confirmed")],
            Claims = new Dictionary<Tournament, IReadOnlyList<AtomicClaim>> { [Tournament.Classic] = [] },
        };
        _store.KeepAccount(report, Source).ShouldBe(new AccountCounts(1, 1, 0, 1, 1, 1, 1));
        AccountWorld.Text(_store.AccountFacts(Day)).ShouldBe(before);
        AccountWorld.Text(_store.AccountFacts(now.AddMilliseconds(-1))).ShouldBe(before);
        var facts = _store.AccountFacts(now);
        facts.Balances.Single().Available.ShouldBe(Nmr.Zero);
        facts.Stakes.Single().Staked.ShouldBe(Nmr.Parse("1"));
        facts.Pending.ShouldBeEmpty();
        facts.StakeTransactions.Count.ShouldBe(2);
        facts.WalletTransactions.Single().Status.ShouldBe("confirmed");
        facts.Claims.Single().IsOpen.ShouldBeFalse();
        _store
            .AccountFacts(Day.AddDays(-31))
            .ShouldSatisfyAllConditions(
                f => AccountCounts.Of(f).ShouldBe(AccountCounts.None),
                f => f.ReportedSince.ShouldBeEmpty()
            );
    }

    [Fact]
    public void Accounts_AreApart_AndAViewSeesItsTournament()
    {
        _store.KeepAccount(AccountWorld.Report(Day), Source);
        var other = AccountWorld.Report(Day);
        _store.KeepAccount(
            new AccountReport
            {
                Account = "other",
                AnsweredAt = Day,
                Balance = other.Balance! with { Account = "other", Available = null },
                Stakes = [other.Stakes![0] with { Account = "other", Tournament = Tournament.Signals }],
                Pending = [],
            },
            Source
        );
        var all = _store.AccountFacts(Day);
        all.Balances.Select(b => (b.Account, b.Available))
            .ShouldBe([("main", Nmr.Parse("12.500000000000000001")), ("other", null)]);
        all.Pending.ShouldHaveSingleItem().Account.ShouldBe("main");
        var view = new AsOfView(_store, Tournament.Signals, Day);
        view.AccountFacts.Stakes.ShouldHaveSingleItem().Account.ShouldBe("other");
        view.AccountFacts.Balances.Count.ShouldBe(2);
        view.AccountFacts.Claims.ShouldBeEmpty();
        view.AccountFacts.ShouldBeSameAs(view.AccountFacts);
        new AsOfView(_store, Tournament.Classic, Day.AddDays(-31)).AccountFacts.Balances.ShouldBeEmpty();
        new AsOfView(new EmptyStore(), Tournament.Classic, Day).AccountFacts.ShouldBe(
            AccountFacts.None.Of(Tournament.Classic),
            new SameText()
        );
    }

    [Fact]
    public void Keep_ChangesTheStampOfEveryTournament_FromTheEarliestFactOn()
    {
        var moments = new[] { Day.AddDays(-31), Day.AddDays(-30), Day };
        var before = Stamps();
        _store.KeepAccount(AccountWorld.Report(Day), Source);
        var after = Stamps();
        after.Zip(before).Select(p => p.First != p.Second).ShouldBe([false, true, true, false, true, true]);
        _store.KeepAccount(AccountWorld.Report(Day), Source);
        Stamps().ShouldBe(after);

        List<string> Stamps() =>
            [
                .. new[] { Tournament.Classic, Tournament.Crypto }.SelectMany(t =>
                    moments.Select(m => _store.Stamp(t, m))
                ),
            ];
    }

    private sealed class SameText : IEqualityComparer<AccountFacts>
    {
        public bool Equals(AccountFacts? x, AccountFacts? y) => AccountWorld.Text(x!) == AccountWorld.Text(y!);

        public int GetHashCode(AccountFacts obj) => 0;
    }
}

public sealed class AccountStoreTests() : AccountStoreContract(new SqliteTestStore());

public sealed class PostgresAccountStoreTests() : AccountStoreContract(new PostgresTestStore());
