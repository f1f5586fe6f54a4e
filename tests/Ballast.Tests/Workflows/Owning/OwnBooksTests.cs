using System.Globalization;
using Ballast.Cli;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Export;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Syncing;
using Ballast.Numerai.Keys;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;
using Ballast.Storage;
using Ballast.Tests.Ledger.Export;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows.Owning;

/// <summary>
/// Books of a sandbox account that is synced on both sides of a cutover: what the text holds in the end is what the sandbox's own ledger holds, nothing is unexplained, and
/// bean-check and hledger read it.
/// </summary>
public sealed class OwnBooksTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    private static readonly int Cutover = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(Start.UtcDateTime)) + 4;

    private readonly CommandLine _line = new();
    private SandboxServer? _server;

    private SandboxServer Server => _server!;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _line.Dispose();
    }

    [Fact]
    public async Task Books_OverACutover_HoldWhatTheSandboxsLedgerHolds()
    {
        await LiveAsync();
        var (books, remarks) = Build();
        // A model that begins later in this world has its first stake from nowhere, and that is said.
        var late = Late();
        books
            .Entries.Where(e => e.Why == EntryReason.Unexplained)
            .ShouldAllBe(e => late.Contains(e.Model!.Value.Name) && e.From == LedgerAccount.Unexplained);
        remarks.Count.ShouldBe(3, string.Join('\n', remarks));
        EntryReason[] expected =
        [
            EntryReason.Opening,
            EntryReason.Sent,
            EntryReason.IncreaseHeld,
            EntryReason.IncreaseApplied,
            EntryReason.Payout,
            EntryReason.Burn,
            EntryReason.Deposited,
            EntryReason.Staked,
            EntryReason.Resolved,
            EntryReason.Claimed,
            EntryReason.ClaimTaken,
            EntryReason.SliceMoved,
        ];
        expected.Except(books.Entries.Select(e => e.Why)).ShouldBeEmpty();
        var text = BeancountExport.Write(books.Entries, books.Checks, remarks);
        var final = Final(text);
        foreach (var (account, nmr) in Theirs())
            final.GetValueOrDefault(account).ShouldBe(nmr, account);
        using var folder = new TempFolder();
        Programs.Run("bean-check", folder.Write("a.beancount", text)).ShouldBe((0, ""));
        var journal = folder.Write("a.journal", HledgerExport.Write(books.Entries, books.Checks, remarks));
        Programs.Run("hledger", "-f", journal, "check", "--strict", "ordereddates").ShouldBe((0, ""));
        // Reported balances are held against the entries: one that is wrong is found.
        var wrong = books.Checks.Select(
            (c, i) => i == books.Checks.Count / 2 ? c with { Balance = c.Balance + new Nmr(1) } : c
        );
        Programs
            .Run("bean-check", folder.Write("b.beancount", BeancountExport.Write(books.Entries, [.. wrong])))
            .Code.ShouldNotBe(0);
    }

    /// <summary>A balance that movements do not explain is an entry of its own, and the text still ends at the reported balance.</summary>
    [Fact]
    public async Task Books_WithABalanceThatNothingExplains_SayItInAnEntry()
    {
        await LiveAsync();
        using (var store = TournamentStore.Open(_line.Store))
        {
            var balance = store.AccountFacts(Server.Now).Balances.ShouldHaveSingleItem();
            var later = KnownTime.Recorded(Server.Now.AddHours(1));
            store.KeepAccount(
                new()
                {
                    Account = balance.Account,
                    AnsweredAt = later.Time,
                    Balance = balance with { Available = balance.Available + new Nmr(7.5m), Known = later },
                },
                new ImportSource("sync", "", later.Time)
            );
        }
        Server.MoveClock(Server.Now.AddHours(2));
        var (books, remarks) = Build();
        var unexplained = books.Entries.Where(e => e.Why == EntryReason.Unexplained).ToList();
        var entry = unexplained.Single(e => e.Model is null);
        (entry.From, entry.To, entry.Amount).ShouldBe((LedgerAccount.Unexplained, LedgerAccount.Wallet, new Nmr(7.5m)));
        var text = BeancountExport.Write(books.Entries, books.Checks, remarks);
        Final(text)["Equity:Numerai:Unexplained"].ShouldBe(-unexplained.Sum(e => e.Amount.Amount));
        using var folder = new TempFolder();
        Programs.Run("bean-check", folder.Write("a.beancount", text)).ShouldBe((0, ""));
    }

    /// <summary>What came, less what left, is what is owned: lots of all tournaments end at the sandbox's balance, deferred burns taken off, and began with what it began with.</summary>
    [Fact]
    public async Task Lots_OfTheSameAccount_EndAtWhatIsOwned()
    {
        await LiveAsync();
        var line = new CommandLine { Location = _line.Store, Now = Server.Now };
        var answer = line.Json("realised", "--all-tournaments");
        answer.GetProperty("noLots").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var (lots, total) = (answer.GetProperty("lots"), answer.GetProperty("total"));
        var owned = Theirs().Sum(t => t.Nmr);
        lots.Amount("left").ShouldBe(owned);
        lots.Amount("missing").ShouldBe(0);
        lots.GetProperty("isOpeningLeast").GetBoolean().ShouldBeFalse();
        var moved = total.Amount("deposits") + total.Amount("withdrawals");
        (lots.Amount("opening") + total.Amount("net") + moved).ShouldBe(owned);
        total.Amount("withdrawals").ShouldBe(-0.25m);
        var years = answer.GetProperty("years").EnumerateArray().ToList();
        var months = answer.GetProperty("months").EnumerateArray().ToList();
        foreach (var name in new[] { "payouts", "burns", "net", "deposits", "withdrawals" })
        {
            years.Sum(y => y.Amount(name)).ShouldBe(total.Amount(name), name);
            months.Sum(y => y.Amount(name)).ShouldBe(total.Amount(name), name);
        }
        // Of one tournament alone nobody knows which NMR left.
        line.Json("realised").Text("noLots").ShouldBe("other-tournaments");
    }

    [Fact]
    public void Books_WithoutAnAccount_AreRefused()
    {
        _line.Run(
            "import",
            _line.Folder.Write(
                "p.csv",
                "model,roundNumber,selectedStakeValue,payout,roundResolved\na,1200,10,0.1,True\n"
            )
        );
        var said = _line.Run("export", "books");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("ballast sync --account");
        _line.Run("export", "books", "--format", "gnucash").Code.ShouldBe(2);
    }

    [Fact]
    public async Task Command_WritesBothFormats()
    {
        await LiveAsync();
        var line = new CommandLine { Location = _line.Store, Now = Server.Now };
        line.Run("export", "books").Out.ShouldStartWith("option \"title\"");
        line.Run("export", "books", "--format", "hledger").Out.ShouldContain("commodity 1000.000000000000000000 NMR");
        var file = _line.Folder.Path("books.beancount");
        line.Run("export", "books", "--out", file).Code.ShouldBe(0);
        File.ReadAllText(file).ShouldContain("balance Assets:Numerai:Wallet");
    }

    private HashSet<string> Late()
    {
        var first = Server.Source.At(Start).Models.Select(m => m.Name);
        return [.. Server.Source.At(Server.Now).Models.Select(m => m.Name).Except(first)];
    }

    private async Task LiveAsync()
    {
        _server = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Seed = 3,
                Now = Start,
                Rounds = 30,
                RoundsAhead = 90,
                Models = 3,
                SignalsModels = 1,
                CryptoModels = 1,
                Cutovers = new Dictionary<Tournament, int> { [Tournament.Classic] = Cutover },
                WithOwnerActions = false,
                Keys = [new SandboxKey { Scopes = SandboxKey.AllScopes }],
            },
            TestContext.Current.CancellationToken
        );
        var model = Server.Source.At(Start).Models.First(m => m.Tournament == Tournament.Classic);
        var resolved = RoundCalendar.ResolveTime(Cutover, 60).AddDays(3) - Start;
        (TimeSpan Later, StakeChange? Change)[] steps =
        [
            (TimeSpan.Zero, null),
            (TimeSpan.FromMinutes(4), new StakeChange(StakeChangeKind.Increase, model.Id, 3.5m)),
            (TimeSpan.FromMinutes(6), new StakeChange(StakeChangeKind.SendAway, model.Id, 0.25m, To: "0xaway")),
            (TimeSpan.FromMinutes(20), null),
            (TimeSpan.FromDays(9), null),
            (TimeSpan.FromDays(10), new StakeChange(StakeChangeKind.Deposit, model.Id, 1m)),
            (TimeSpan.FromDays(50), new StakeChange(StakeChangeKind.Stop, model.Id)),
            (resolved, null),
            (resolved + TimeSpan.FromMinutes(1), new StakeChange(StakeChangeKind.Claim, model.Id)),
            (resolved + TimeSpan.FromDays(4), null),
        ];
        foreach (var (later, change) in steps)
        {
            Server.MoveClock(Start + later);
            if (change is not null)
                Server.Change(change).Refusal.ShouldBeNull(change.ToString());
            foreach (var tournament in Tournaments.All)
                await SyncAsync(tournament);
        }
    }

    private async Task SyncAsync(Tournament tournament)
    {
        using var door = new NumeraiSession(Server.Url, new StandingClock(Server.Now));
        using var store = TournamentStore.Open(_line.Store);
        var key = new NumeraiCredentials(Server.Key!.PublicId, Server.Key.Secret, AccountWorld.Account);
        var outcome = await SyncWorkflow.RunAsync(
            store,
            door.Feed,
            [door.Account(key)],
            new SyncRequest { Now = Server.Now, Tournament = tournament },
            null,
            TestContext.Current.CancellationToken
        );
        outcome.ShouldBeOfType<Outcome<SyncAnswer>.Done>();
    }

    private (Core.Ledger.Recorded.RecordedBooks Books, IReadOnlyList<string> Remarks) Build()
    {
        using var store = TournamentStore.Open(_line.Store);
        return OwnBooks
            .Build(new AsOfView(store, Tournament.Classic, Server.Now))
            .ShouldBeOfType<Outcome<(Core.Ledger.Recorded.RecordedBooks, IReadOnlyList<string>)>.Done>()
            .Value;
    }

    /// <summary>What the sandbox's own ledger holds, by the names of accounts; a claim at its worth, so deferred burns are burned.</summary>
    private List<(string Account, decimal Nmr)> Theirs()
    {
        var ledger = ((SeededSource)Server.Source).Ledgers.Find(Server.Now);
        var account = Server.Source.At(Server.Now).Accounts[0];
        var theirs = ledger.Account(account.Id);
        List<(LedgerAccount, decimal)> all =
        [
            (LedgerAccount.Wallet, theirs.Wallet),
            .. Tournaments.All.Select(t => (LedgerAccount.Idle(t), theirs.Idle.GetValueOrDefault(t))),
        ];
        foreach (var model in ledger.Models.Where(m => m.Model.Account.Id == account.Id))
        {
            var key = new StakedModel(model.Model.Tournament, model.Model.Name);
            all.Add((LedgerAccount.At(LedgerPlace.Stake, key), model.Stake));
            all.Add((LedgerAccount.At(LedgerPlace.Held, key), model.Held));
            all.Add((LedgerAccount.At(LedgerPlace.Locked, key), model.Locked));
            all.Add((LedgerAccount.At(LedgerPlace.Claimable, key), model.Claims.Sum(c => c.Claimable)));
        }
        return [.. all.Select(a => (AccountNames.Create(a.Item1), a.Item2))];
    }

    /// <summary>The last balance of each account in a text of beancount.</summary>
    private static Dictionary<string, decimal> Final(string text)
    {
        var final = new Dictionary<string, decimal>();
        foreach (var line in text.Split('\n').Select(l => l.Split(' ')).Where(l => l is [_, "balance", ..]))
            final[line[2]] = decimal.Parse(line[3], CultureInfo.InvariantCulture);
        return final;
    }
}
