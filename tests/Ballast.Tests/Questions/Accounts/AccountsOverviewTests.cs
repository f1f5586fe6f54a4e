using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Accounts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Accounts;

/// <summary>The overview of all accounts against the plain way: every position of every account, one account after the other.</summary>
public abstract class AccountsOverviewContract : IDisposable
{
    private readonly TestStore _place;
    private readonly TournamentStore _store;

    private protected AccountsOverviewContract(TestStore place)
    {
        (_place, _store) = (place, TournamentStore.Open(place.Location));
        ManyAccounts.Fill(_store);
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    public static TheoryData<string> Moments =>
        ["2026-03-01T12:00:00Z", "2026-09-02T12:00:00Z", "2026-12-10T21:00:00Z"];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Accounts_AtAnyMoment_EqualThePlainWayToTheLastDigit(string moment)
    {
        Register(_store);
        var view = View(moment);
        var answer = Answer(view);
        answer.Accounts.Select(a => a.Account).ShouldBe(ManyAccounts.Slots.Keys, ignoreOrder: true);
        IsPlain(view, ManyAccounts.OfNobody, answer.WithoutAccount!);
        foreach (var account in answer.Accounts)
        {
            var slots = ManyAccounts.Slots[account.Account!];
            IsPlain(view, slots, account);
            account.SlotList.Select(s => s.Model).ShouldBe(slots, ignoreOrder: true);
            foreach (var slot in account.SlotList)
                IsPlain(view, [slot.Model], slot);
        }
        IsPlain(view, [.. ManyAccounts.Slots.Values.SelectMany(s => s)], answer.Together);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Amounts_AtAnyMoment_AreThoseOfThePositions(string moment)
    {
        var view = View(moment);
        var query = new PositionQuery(Tournament.Classic, null, 1200, 1400, view.AsOf);
        var plain = view.Positions(null, 1200, 1400).Select(PositionAmounts.Of).ToList();
        plain.Count.ShouldBeGreaterThan(100);
        _store.PositionAmounts(query).ShouldBe(plain, ignoreOrder: true);
        _store.PositionAmounts(query with { Models = ["B_ONE"] }).ShouldBe(plain.FindAll(p => p.Model == "b_one"));
        var scores = view.Query(null, view.Metrics, 1200);
        _store
            .NewestScoredRounds(scores)
            .OrderBy(s => s.Key)
            .ShouldBe(new Plain(_store).NewestScoredRounds(scores).OrderBy(s => s.Key));
    }

    [Fact]
    public void Accounts_WithLaterRowsNeverWritten_AreTheSameBytes()
    {
        using var other = new SqliteTestStore();
        using var past = TournamentStore.Open(other.Location);
        ManyAccounts.Fill(past, ManyAccounts.Before);
        Register(_store);
        Register(past);
        var whole = Text(Answer(View(_store, ManyAccounts.Before)));
        Text(Answer(View(past, ManyAccounts.Before))).ShouldBe(whole);
        whole.ShouldNotBe(Text(Answer(View(_store, ManyAccounts.Now))));
    }

    [Fact]
    public void Accounts_WhatNeedsAttention_IsSaid()
    {
        var answer = Answer(View(_store, ManyAccounts.Now));
        answer.WithoutAccount!.SlotList.Select(s => s.Model).ShouldBe(ManyAccounts.OfNobody, ignoreOrder: true);
        answer.NeedAttention.ShouldBe(3);
        var beta = answer.Accounts.Single(a => a.Account == "beta");
        beta.Attention[0].ShouldBe(new AttentionEntry("not-synced", 1, "not synced since 2026-11-20"));
        beta.Available.ShouldBe(12.500000000000000001m);
        beta.Claimable.ShouldBe(1.000000000000000007m);
        var gamma = answer.Accounts.Single(a => a.Account == "gamma");
        gamma.Attention[0].Code.ShouldBe("stake-without-score");
        gamma.Attention[0].Slots.ShouldBe(1);
        gamma.SlotList.Single(s => s.Model == "g_two").Attention.ShouldContain("stake-without-score");
        gamma.SlotList.Single(s => s.Model == "g_one").Attention.ShouldNotContain("stake-without-score");
    }

    [Fact]
    public void Accounts_OfAnotherLabelSince_FollowTheLastOneThatWasReported()
    {
        var later = ManyAccounts.Now.AddHours(1);
        _store.KeepAccount(
            ManyAccounts.Report("renamed", ManyAccounts.Slots["beta"], later),
            new ImportSource("sync", "", later)
        );
        Answer(View(_store, ManyAccounts.Now)).Accounts.Single(a => a.Account == "beta").Slots.ShouldBe(1);
        var after = Answer(View(_store, later));
        after.Accounts.Single(a => a.Account == "renamed").Slots.ShouldBe(1);
        after.Accounts.Single(a => a.Account == "beta").Slots.ShouldBe(0);
    }

    [Fact]
    public void Accounts_AStandingWithoutHistories_IsThatOfAllFacts()
    {
        var report = AccountWorld.Report(ManyAccounts.Now);
        var closed = report with
        {
            AnsweredAt = ManyAccounts.Now.AddHours(1),
            Claims = new Dictionary<Tournament, IReadOnlyList<Core.Ledger.Accounts.AtomicClaim>>
            {
                [Tournament.Classic] = [],
            },
        };
        _store.KeepAccount(report, new ImportSource("sync", "", report.AnsweredAt));
        _store.KeepAccount(closed, new ImportSource("sync", "", closed.AnsweredAt));
        foreach (var moment in new[] { report.AnsweredAt, closed.AnsweredAt })
        {
            IAccountStore plain = new PlainAccounts(_store);
            AccountWorld
                .Text(_store.AccountStanding(moment))
                .ShouldBe(AccountWorld.Text(plain.AccountStanding(moment)));
        }
        _store.AccountStanding(report.AnsweredAt).Claims.ShouldContain(c => c.Model == "Zoë");
        _store.AccountStanding(closed.AnsweredAt).Claims.ShouldNotContain(c => c.Model == "Zoë");
    }

    [Fact]
    public void Accounts_ALabelThatIsNotStored_IsRefused()
    {
        var outcome = AccountsOverview.Run(View(_store, ManyAccounts.Now), new AccountsRequest { Account = "delta" });
        var refusal = outcome.ShouldBeOfType<Outcome<AccountsAnswer>.Refused>().Refusal;
        refusal.Code.ShouldBe("unknown-account");
        refusal.Message.ShouldContain("alpha, beta and gamma");
    }

    /// <summary>The account of every slot by the registry, long before anything was reported by a sync.</summary>
    private static void Register(TournamentStore store)
    {
        var registry = ModelRegistry.Create(
            ManyAccounts.Slots.SelectMany(a =>
                a.Value.Select(slot => new Slot
                {
                    Tournament = Tournament.Classic,
                    Name = slot,
                    Account = a.Key,
                })
            )
        );
        var changes = RegistryChange.Between(ModelRegistry.Empty, registry);
        store.KeepRegistry(RegistryRevision.Of(changes, DateTimeOffset.UnixEpoch, ""), 0).ShouldBeTrue();
    }

    private AsOfView View(string moment) =>
        View(_store, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    private static AsOfView View(TournamentStore store, DateTimeOffset moment) =>
        new(store, Tournament.Classic, moment);

    private static AccountsAnswer Answer(AsOfView view)
    {
        var outcome = AccountsOverview.Run(view, new AccountsRequest());
        return outcome.ShouldBeOfType<Outcome<AccountsAnswer>.Done>().Value;
    }

    private static string Text(AccountsAnswer answer) =>
        JsonSerializer.Serialize(answer, QuestionCatalogue.Find("accounts")!.Shape);

    /// <summary>From every position, by the question about one account; sums of weeks written out here.</summary>
    private static void IsPlain(AsOfView view, IReadOnlyList<string> slots, StakesEntry entry)
    {
        var outcome = MoneySums.Run(view, new AccountRequest { Models = slots });
        var money = outcome.ShouldBeOfType<Outcome<AccountAnswer>.Done>().Value;
        entry.Slots.ShouldBe(slots.Count);
        entry.AtRisk.ShouldBe(money.Unresolved.Open.AtRisk);
        var open = StakesNow.Find(view).Where(s => slots.Contains(s.Model)).ToList();
        entry.Staked.ShouldBe(open.Count == 0 ? null : Json.Plain(open.Sum(s => s.Stake.Amount)));
        foreach (var earned in entry.Earned)
        {
            var rounds = Rounds(earned.Weeks);
            earned.Rounds.ShouldBe(rounds.Count);
            earned.Net.ShouldBe(rounds.Sum(r => r.Net));
            var known = rounds.FindAll(r => r.Capital > 0);
            earned.RoundsWithoutCapital.ShouldBe(rounds.Count - known.Count);
            double? share =
                known.Count == 0 || (rounds.Count - known.Count) * 10 > rounds.Count
                    ? null
                    : (double)(known.Sum(r => r.Net) / (known.Sum(r => r.Capital!.Value) / known.Count));
            earned.Share.ShouldBe(share);
        }
        var (curve, peak, deepest) = (1.0, 1.0, 0.0);
        foreach (var round in Rounds(52).Where(r => r.Return is not null))
        {
            curve *= 1 + round.Return!.Value;
            peak = Math.Max(peak, curve);
            deepest = Math.Max(deepest, 1 - (curve / peak));
        }
        entry.LargestFall!.Share.ShouldBe(deepest);

        List<AccountRoundEntry> Rounds(int weeks) =>
            [
                .. money.Rounds.Where(r =>
                    view.Dates.ResolvedAt(r.Round) > view.AsOf.AddDays(-7 * weeks)
                    && view.Dates.ResolvedAt(r.Round) <= view.AsOf
                ),
            ];
    }

    /// <summary>A store that knows only the plain way.</summary>
    private sealed class Plain(TournamentStore store)
    {
        public IReadOnlyDictionary<string, int> NewestScoredRounds(ScoreQuery query)
        {
            var panel = store.Scores(query);
            return panel
                .Models.Select(
                    (m, row) => (m, Round: Enumerable.Range(0, panel.Rounds.Count).LastOrDefault(c => Has(row, c), -1))
                )
                .Where(m => m.Round >= 0)
                .ToDictionary(m => m.m, m => panel.Rounds[m.Round]);

            bool Has(int row, int column) =>
                Enumerable.Range(0, panel.Metrics.Count).Any(m => !double.IsNaN(panel.Row(m, row)[column]));
        }
    }

    private sealed class PlainAccounts(TournamentStore store) : IAccountStore
    {
        public Core.Ledger.Accounts.AccountFacts AccountFacts(DateTimeOffset asOf) => store.AccountFacts(asOf);

        public IReadOnlyDictionary<Core.Ledger.Accounts.AccountPart, DateTimeOffset> LastReported(string account) =>
            store.LastReported(account);

        public AccountCounts KeepAccount(Core.Ledger.Accounts.AccountReport report, ImportSource source) =>
            throw new NotSupportedException();
    }
}

public sealed class SqliteAccountsOverviewTests() : AccountsOverviewContract(new SqliteTestStore());

public sealed class PostgresAccountsOverviewTests() : AccountsOverviewContract(new PostgresTestStore());
