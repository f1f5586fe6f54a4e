using Ballast.Cli.Alerting;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Collecting;
using Ballast.Delivery.Settings;
using Ballast.Server.Watching;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Delivery;

public sealed class ServeWatchTests : IDisposable
{
    private static readonly DateTimeOffset Start = CommandLine.UsualNow;

    private readonly SqliteTestStore _place = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly FakeRule _rule = new("one");
    private readonly ServeWatch _watch;
    private CollectorState _state = CollectorState.NotCollecting(Start) with { Self = "me" };
    private int _opened;

    public ServeWatchTests()
    {
        FilledStore.Fill(_place.Location);
        var session = new WatchSession(AlertSettings.None, new SettingReader(_ => null), _clock) { Rules = [_rule] };
        _watch = new ServeWatch(session, () => _state, Open, _clock, NullLogger.Instance);
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Step_WithoutTheLease_LooksNowhere()
    {
        _state = _state with { Holder = "another", Phase = CollectorPhase.Waiting };
        await StepAsync();
        _opened.ShouldBe(0);
        Found().ShouldBe(0);
    }

    [Fact]
    public async Task Step_WithTheLease_LooksOnceASync_AndOnceAnHour()
    {
        _state = _state with { Holder = "me", Phase = CollectorPhase.Idle };
        await StepAsync();
        Found().ShouldBe(1);
        _rule.Occasion = "2";
        _clock.Advance(TimeSpan.FromMinutes(59));
        await StepAsync();
        Found().ShouldBe(1, "nothing was synced");
        _state = _state with { Totals = _state.Totals with { Runs = 1 } };
        await StepAsync();
        Found().ShouldBe(2);
        _rule.Occasion = "3";
        _clock.Advance(TimeSpan.FromMinutes(60));
        await StepAsync();
        Found().ShouldBe(3);
    }

    [Fact]
    public async Task Step_OfServersThatDoNotCollect_LooksInOneOfThem_AndInNoneWhileAnotherCollects()
    {
        var (one, two) = (NotCollecting("one"), NotCollecting("two"));
        await one.StepAsync(Cancel);
        await two.StepAsync(Cancel);
        Found().ShouldBe(1);
        _rule.Occasion = "2";
        await one.StepAsync(Cancel);
        await two.StepAsync(Cancel);
        Found().ShouldBe(1, "the hour is not over, and the other one has the lease");
        _clock.Advance(TimeSpan.FromHours(1));
        using (var store = Open())
        {
            store.TryTake("collector", "collecting", TimeSpan.FromMinutes(1)).ShouldNotBeNull();
            await one.StepAsync(Cancel);
            Found().ShouldBe(1, "who collects watches");
            store.Release("collector", "collecting");
        }
        await one.StepAsync(Cancel);
        Found().ShouldBe(2);
    }

    private ServeWatch NotCollecting(string self) =>
        new(
            new WatchSession(AlertSettings.None, new SettingReader(_ => null), _clock) { Rules = [_rule] },
            () => CollectorState.NotCollecting(Start) with { Self = self },
            Open,
            _clock,
            NullLogger.Instance,
            collects: false
        );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_WhileSyncsFail_TellsTheRulesSinceWhen()
    {
        Failure(1);
        await StepAsync();
        _clock.Advance(TimeSpan.FromMinutes(10));
        Failure(2);
        _rule.Occasion = "2";
        await StepAsync();
        using var store = TournamentStore.Open(_place.Location);
        store
            .Incidents(_clock.GetUtcNow())
            .Where(k => k.Incident.Rule == "one")
            .ShouldAllBe(k => k.Incident.Details[0] == "keys");
    }

    [Fact]
    public async Task Run_WithAStoreThatIsAwayForAWhile_GoesOn()
    {
        using var stop = new CancellationTokenSource();
        var isAway = true;
        _state = _state with { Holder = "me", Phase = CollectorPhase.Idle };
        var session = new WatchSession(AlertSettings.None, new SettingReader(_ => null), _clock) { Rules = [_rule] };
        var watch = new ServeWatch(
            session,
            () => _state,
            () => isAway ? throw new StoreException("away") : Open(),
            _clock,
            NullLogger.Instance
        );
        var running = watch.RunAsync(stop.Token);
        isAway = false;
        await _clock.UntilAsync(() => Found() > 0, ServeWatch.Step, 200 * ServeWatch.Step);
        Found().ShouldBe(1);
        await stop.CancelAsync();
        await running;
    }

    private void Failure(int inARow) =>
        _state = _state with
        {
            Holder = "me",
            Phase = CollectorPhase.Failed,
            Failure = new CollectorFailure(Tournament.Classic, "keys", "No.", _clock.GetUtcNow(), inARow),
            Totals = _state.Totals with { Failures = inARow },
        };

    private Task StepAsync() => _watch.StepAsync(TestContext.Current.CancellationToken);

    private TournamentStore Open()
    {
        _opened++;
        return TournamentStore.Open(_place.Location);
    }

    private int Found()
    {
        using var store = TournamentStore.Open(_place.Location);
        return store.Incidents(DateTimeOffset.MaxValue).Count(k => k.Incident.Rule == "one");
    }
}
