using Ballast.Cli;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Syncing;
using Ballast.Numerai.Keys;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>What the ledger of an own account starts from, over real HTTP with a sandbox, on both sides of a cutover.</summary>
public sealed class AccountSyncTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    private static readonly int Cutover = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(Start.UtcDateTime)) + 4;

    /// <summary>The first atomic rounds of Classic have resolved.</summary>
    private static readonly DateTimeOffset Resolved = RoundCalendar.ResolveTime(Cutover, 60).AddDays(3);

    private readonly TempFolder _folder = new();
    private SandboxServer? _server;

    private SandboxServer Server => _server!;

    private string Store => _folder.Path("store.db");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Sync_AtEveryStepOfAnAccount_KeepsWhatTheSandboxsLedgerHolds()
    {
        await StartAsync();
        var models = Own().Where(m => m.Tournament == Tournament.Classic).ToList();
        // A drain that is pending at the cutover is folded into the first settings, so that model has no positions: another one has them.
        var (model, drained) = (models[0], models[1]);
        var reported = new List<(DateTimeOffset At, string Text)>();
        (TimeSpan Later, StakeChange? Change)[] steps =
        [
            (TimeSpan.Zero, null),
            (TimeSpan.FromMinutes(1), new StakeChange(StakeChangeKind.Release, model.Id, 0.5m)),
            (TimeSpan.FromMinutes(2), null),
            (TimeSpan.FromMinutes(3), new StakeChange(StakeChangeKind.CancelRelease, model.Id)),
            (TimeSpan.FromMinutes(4), new StakeChange(StakeChangeKind.Increase, model.Id, 3.5m)),
            (TimeSpan.FromMinutes(5), new StakeChange(StakeChangeKind.TakeProfit, model.Id, On: true)),
            (TimeSpan.FromMinutes(6), new StakeChange(StakeChangeKind.SendAway, model.Id, 0.25m, To: "0xaway")),
            (TimeSpan.FromMinutes(20), null),
            (TimeSpan.FromDays(1), new StakeChange(StakeChangeKind.Release, drained.Id, 0m, Drain: true)),
            // The first atomic rounds have closed, legacy ones still run.
            (TimeSpan.FromDays(9), null),
            (TimeSpan.FromDays(10), new StakeChange(StakeChangeKind.Deposit, model.Id, 1m)),
            // A stopped model does not restake: its first resolved rounds wait to be claimed.
            (TimeSpan.FromDays(50), new StakeChange(StakeChangeKind.Stop, model.Id)),
            (Resolved - Start, null),
            (Resolved - Start + TimeSpan.FromMinutes(1), new StakeChange(StakeChangeKind.Claim, model.Id)),
            // After seven days the others are finalised.
            (Resolved - Start + TimeSpan.FromDays(9), null),
        ];
        foreach (var (later, change) in steps)
        {
            Server.MoveClock(Start + later);
            if (change is not null)
                Server.Change(change).Refusal.ShouldBeNull(change.ToString());
            await SyncAsync();
            var facts = Facts(Server.Now);
            IsTheLedger(facts);
            reported.Add((Server.Now, AccountWorld.Text(facts)));
        }
        // What was known at each step is the same after all that came later.
        foreach (var (at, text) in reported)
            AccountWorld.Text(Facts(at)).ShouldBe(text, at.ToString("O"));
        reported.Select(t => t.Text).Distinct().Count().ShouldBeGreaterThan(10);
        var last = Facts(Server.Now);
        last.Claims.ShouldContain(c => c.IsOpen);
        last.Claims.ShouldContain(c => !c.IsOpen);
        last.WalletTransactions.Select(t => t.Type).ShouldBe(["withdrawal", "strategy deposit", "claim"]);
        Check();
    }

    [Fact]
    public async Task Sync_ASecondTime_WritesNothing()
    {
        await StartAsync();
        StopAll();
        var first = await SyncAsync();
        var counts = first.Accounts.ShouldHaveSingleItem().New;
        (counts.Balances, counts.Claims > 0, counts.StakeTransactions > 50).ShouldBe((1, true, true));
        var before = StoreDump.Of(Store);
        (await SyncAsync()).Accounts.Single().New.ShouldBe(AccountCounts.None);
        StoreDump.Of(Store).ShouldBe(before);
        (await SyncAsync(isFull: true)).Accounts.Single().New.ShouldBe(AccountCounts.None);
        StoreDump.Of(Store).ShouldBe(before);
    }

    [Fact]
    public async Task Sync_WithAKeyThatLacksTheScopeOfClaims_KeepsTheRestAndSaysSoOnce()
    {
        await StartAsync(scopes: ["read_user_info", "read_submission_info"]);
        StopAll();
        var answer = await SyncAsync();
        answer
            .Warnings.ShouldHaveSingleItem()
            .ShouldContain("lacks web3_staking, so claims of atomic staking are not read");
        var facts = Facts(Server.Now);
        facts.Claims.ShouldBeEmpty();
        facts.ReportedSince.Keys.ShouldNotContain(k => k.Part.Name.StartsWith("claims"));
        facts.Balances.ShouldHaveSingleItem();
        facts.Positions.ShouldNotBeEmpty();
        facts.Positions.ShouldAllBe(p => p.Claim == null);
    }

    [Fact]
    public async Task Sync_AStoreWithoutAccounts_IsAViewWithoutThem()
    {
        await StartAsync();
        using (var opened = TournamentStore.Open(Store))
            opened.AccountFacts(Server.Now).Balances.ShouldBeEmpty();
        await SyncAsync();
        using var store = TournamentStore.Open(Store);
        new AsOfView(store, Tournament.Classic, Server.Now).AccountFacts.Balances.Count.ShouldBe(1);
        new AsOfView(store, Tournament.Classic, Server.Now.AddDays(-1)).AccountFacts.Balances.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sync_WithFaults_EndsWithTheSameFacts()
    {
        await StartAsync();
        StopAll();
        await SyncAsync();
        var calm = AccountWorld.Text(Facts(Server.Now));
        File.Delete(Store);
        Server.SetFaults(SyncTests.Trouble);
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                var answer = await SyncAsync();
                if (!answer.Warnings.Any(w => w.Contains("were not told")))
                    break;
            }
            catch (Ballast.Numerai.Errors.NumeraiException)
            {
                // Every repetition of one question met a fault.
            }
        }
        AccountWorld.Text(Facts(Server.Now)).ShouldBe(calm);
    }

    private async Task StartAsync(IReadOnlyList<string>? scopes = null)
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
                Keys = [new SandboxKey { Scopes = scopes ?? SandboxKey.AllScopes }],
            },
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>To the moment at which claims of stopped models wait.</summary>
    private void StopAll()
    {
        Server.MoveClock(Start.AddDays(50));
        foreach (var model in Own().Where(m => m.Tournament == Tournament.Classic))
            Server.Change(new StakeChange(StakeChangeKind.Stop, model.Id)).Refusal.ShouldBeNull();
        Server.MoveClock(Resolved);
    }

    private async Task<SyncAnswer> SyncAsync(bool isFull = false)
    {
        using var door = new NumeraiSession(Server.Url, new StandingClock(Server.Now));
        using var store = TournamentStore.Open(Store);
        var key = new NumeraiCredentials(Server.Key!.PublicId, Server.Key.Secret, AccountWorld.Account);
        var outcome = await SyncWorkflow.RunAsync(
            store,
            door.Feed,
            [door.Account(key)],
            new SyncRequest { Now = Server.Now, IsFull = isFull },
            null,
            TestContext.Current.CancellationToken
        );
        return outcome.ShouldBeOfType<Outcome<SyncAnswer>.Done>().Value;
    }

    private AccountFacts Facts(DateTimeOffset at)
    {
        using var store = TournamentStore.Open(Store);
        return store.AccountFacts(at);
    }

    private void Check()
    {
        var check = Ballast.Storage.Checking.StoreCheck.Run(Store, false, TestContext.Current.CancellationToken);
        check.ShouldBeOfType<Outcome<Core.Workflows.Documents.StoreCheckDocument>.Done>().Value.Faults.ShouldBeEmpty();
    }

    private List<ModelRecord> Own()
    {
        var view = Server.Source.At(Server.Now);
        return [.. view.Models.Where(m => m.AccountId == view.Accounts[0].Id)];
    }

    /// <summary>Holds what is kept against the sandbox's own books, amount by amount.</summary>
    private void IsTheLedger(AccountFacts facts)
    {
        var view = Server.Source.At(Server.Now);
        var (account, models) = (view.Accounts[0], Own());
        var balance = facts.Balances.ShouldHaveSingleItem();
        balance.Available.ShouldBe(new Nmr(view.Wallet(account)));
        balance.HeldForIncreases.ShouldBe(new Nmr(models.Sum(m => view.Stake(m).PendingIncrease)));
        balance.Address.ShouldBe(account.WalletAddress);
        facts
            .Stakes.Select(s => (s.Tournament, s.Model, s.Staked))
            .ShouldBe(
                models.Select(m => (m.Tournament, m.Name, (Nmr?)new Nmr(view.Stake(m).Stake))),
                ignoreOrder: true
            );
        facts
            .Settings.Select(s => (s.Tournament, s.Model, s.TakesProfit))
            .ShouldBe(models.Select(m => (m.Tournament, m.Name, (bool?)view.Stake(m).TakeProfit)), ignoreOrder: true);
        facts.Settings.ShouldAllBe(s => s.PerRound == null && s.Mode == null && s.IsEnabled == null);
        facts
            .Pending.Select(p => (p.Model, p.Kind, p.Amount, p.RequestedAt, p.DueAt, p.RequestId))
            .ShouldBe(models.SelectMany(m => Pending(view, m)), ignoreOrder: true);
        facts
            .StakeTransactions.Select(t => (t.Tournament, t.Model, t.Round, t.Type, t.Amount, t.Time, t.Note))
            .ShouldBe(
                view.Transactions(account)
                    .Select(t =>
                        (
                            (Tournament?)t.Model.Tournament,
                            (string?)t.Model.Name,
                            t.Round,
                            (string?)t.Type,
                            (Nmr?)new Nmr(t.Amount),
                            (DateTimeOffset?)t.Time,
                            t.Note
                        )
                    ),
                ignoreOrder: true
            );
        facts
            .WalletTransactions.Select(t => (t.Type, t.Amount, t.From, t.To, t.Time, t.Hash))
            .ShouldBe(
                view.WalletTransactions(account)
                    .Select(t =>
                        (
                            (string?)t.Type,
                            (Nmr?)new Nmr(t.Amount),
                            (string?)t.From,
                            (string?)t.To,
                            (DateTimeOffset?)t.Time,
                            t.Hash
                        )
                    ),
                ignoreOrder: true
            );
        facts
            .Claims.Where(c => c.IsOpen)
            .Select(c => (c.Tournament, c.Model, c.Round, c.Claimable, c.Payout - c.Burn, c.Staked))
            .ShouldBe(
                Tournaments
                    .All.SelectMany(t => view.Claims(account, t))
                    .Select(c =>
                        (
                            c.Model.Tournament,
                            c.Model.Name,
                            c.Round,
                            (Nmr?)new Nmr(c.Principal + c.Payout),
                            (Nmr?)new Nmr(c.Payout),
                            (Nmr?)new Nmr(c.Principal)
                        )
                    ),
                ignoreOrder: true
            );
        facts
            .Positions.Select(p => (p.Tournament, p.Model, p.Round, p.Staked))
            .ShouldBe(
                models.SelectMany(m =>
                    view.Performances(m)
                        .Where(p => p.Round.Atomic && p.AtRisk > 0)
                        .Select(p => (m.Tournament, m.Name, p.Round.Number, (Nmr?)new Nmr(p.AtRisk!.Value)))
                ),
                ignoreOrder: true
            );
    }

    private static IEnumerable<(string, PendingStakeKind, Nmr?, DateTimeOffset?, DateTimeOffset?, string?)> Pending(
        ITournamentView view,
        ModelRecord model
    )
    {
        var stake = view.Stake(model);
        if (stake.PendingIncrease > 0)
            yield return (
                model.Name,
                PendingStakeKind.Increase,
                new Nmr(stake.PendingIncrease),
                stake.IncreaseAsked,
                stake.IncreaseDue,
                stake.IncreaseId
            );
        if (stake.ReleaseDue is not null)
            yield return (
                model.Name,
                PendingStakeKind.Release,
                new Nmr(stake.ReleaseAmount),
                stake.ReleaseAsked,
                stake.ReleaseDue,
                stake.ReleaseId
            );
    }
}
