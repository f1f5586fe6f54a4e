using Ballast.Server.Hosting;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Server.Hosting;

/// <summary>A dear question never makes a cheap one wait.</summary>
public sealed class LanesTests
{
    private static readonly WorkKind Rules = new("rules all", false);
    private static readonly WorkKind Risk = new("risk all", true);
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly Lanes _lanes;

    public LanesTests() => _lanes = new Lanes(_clock);

    [Fact]
    public async Task Cheap_WhileEveryPlaceOfTheDearIsTaken_IsLetInAtOnce()
    {
        var dear = Enumerable.Range(0, Lanes.DearPlaces + 5).Select(_ => Enter(Risk)).ToList();
        dear.Count(d => d.IsCompleted).ShouldBe(Lanes.DearPlaces);
        (await Enter(Rules)).Dispose();
        (await dear[0]).Dispose();
        (await dear[Lanes.DearPlaces]).Dispose();
    }

    [Fact]
    public async Task Cheap_ThatTurnsOutDear_FreesItsPlaceAndIsDearFromThenOn()
    {
        var kind = new WorkKind("models all", false);
        var slow = new List<IDisposable>();
        for (var i = 0; i < Lanes.QuickPlaces; i++)
            slow.Add(await Enter(kind));
        var waiting = Enter(Rules);
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(Lanes.Patience);
        (await waiting.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).Dispose();
        // Cheap by its name: another one is let in, until one of them has taken long.
        (await Enter(kind)).Dispose();
        _clock.Advance(Lanes.LongPatience);
        slow[0].Dispose();
        slow.RemoveAt(0);
        var next = Enter(kind);
        next.IsCompleted.ShouldBeFalse();
        slow.ForEach(s => s.Dispose());
        (await next.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).Dispose();
        // It was quick this time: it is cheap again.
        var first = Enter(Risk);
        (await Enter(kind)).Dispose();
        (await first).Dispose();
    }

    [Fact]
    public async Task DearByName_ThatWasQuickOnce_IsNeverComputedManyTimesAtOnce()
    {
        (await Enter(Risk)).Dispose();
        var many = Enumerable.Range(0, 10).Select(_ => Enter(Risk)).ToList();
        many.Count(m => m.IsCompleted).ShouldBe(1);
        (await Enter(Rules)).Dispose();
        _clock.Advance(Lanes.Patience);
        many.Count(m => m.IsCompleted).ShouldBeLessThanOrEqualTo(Lanes.DearPlaces + 1);
        foreach (var one in many)
            (await one.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).Dispose();
    }

    [Fact]
    public async Task Reader_WhoLeaves_GivesUpItsTurn()
    {
        var first = await Enter(Risk);
        var more = Enumerable.Range(1, Lanes.DearPlaces - 1).Select(_ => Enter(Risk)).ToList();
        using var gone = new CancellationTokenSource();
        var left = _lanes.EnterAsync(Risk, gone.Token);
        var next = Enter(Risk);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        first.Dispose();
        (await next.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken)).Dispose();
        foreach (var one in more)
            (await one).Dispose();
    }

    private Task<IDisposable> Enter(WorkKind kind) => _lanes.EnterAsync(kind, TestContext.Current.CancellationToken);
}
