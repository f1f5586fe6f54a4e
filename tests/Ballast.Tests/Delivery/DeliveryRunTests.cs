using Ballast.Core.Store;
using Ballast.Delivery.Channels;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Outbox;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Delivery;

public sealed class DeliveryRunTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestStore _place = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly TournamentStore _store;
    private readonly FakeChannel _channel = new();

    public DeliveryRunTests() => _store = TournamentStore.Open(_place.Location);

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Run_OfMany_SendsEachOnceUnderItsId_AndASecondRunNothing()
    {
        Keep(30);
        (await RunAsync()).Count.ShouldBe(30);
        _channel.Taken.Select(m => m.Id).Distinct().Count().ShouldBe(30);
        _channel.Taken[0].Id.ShouldBe(AlertDelivery.MessageId("drift/all//0", "a"));
        (await RunAsync()).ShouldBeEmpty();
        _store.Waiting.ShouldBe(0);
    }

    /// <summary>The waits of CollectionBackOff: a minute, doubled, up to an hour, a quarter to both sides.</summary>
    [Fact]
    public async Task Run_WhileTheChannelFails_WaitsTwiceAsLongEachTime_ThenGivesUp()
    {
        Keep(1);
        _channel.Fails = new DeliveryException("no answer");
        var waits = new List<double>();
        for (var tried = 0; tried < DeliveryRun.MostTries - 1; tried++)
        {
            var failed = (await RunAsync()).Single();
            (failed.Error, failed.Delivery.Attempts).ShouldBe(("no answer", tried + 1));
            waits.Add((failed.RetryAt!.Value - _clock.GetUtcNow()).TotalMinutes);
            (await RunAsync()).ShouldBeEmpty("it is not time yet");
            _clock.SetUtcNow(failed.RetryAt.Value);
        }
        double[] expected = [1, 2, 4, 8, 16, 32, 60, 60];
        for (var i = 0; i < expected.Length; i++)
            waits[i].ShouldBeInRange(expected[i] * 0.75, expected[i] * 1.25);
        (_clock.GetUtcNow() - Start).TotalDays.ShouldBeInRange(2.5, 4);
        (await RunAsync()).Single().RetryAt.ShouldBeNull();
        _clock.Advance(TimeSpan.FromDays(9));
        (await RunAsync()).ShouldBeEmpty();
        var record = _store.Deliveries(Start).Single();
        (record.State, record.Error, record.Attempts).ShouldBe(
            (DeliveryState.Failed, "no answer", DeliveryRun.MostTries)
        );
    }

    [Fact]
    public async Task Run_WhenTheReceiverSaysHowLong_LeavesItAloneSoLong_AtMostADay()
    {
        Keep(1);
        _channel.Fails = new DeliveryException("later") { RetryAfter = TimeSpan.FromHours(3) };
        (await RunAsync()).Single().RetryAt.ShouldBe(Start.AddHours(3));
        _clock.SetUtcNow(Start.AddHours(3));
        _channel.Fails = new DeliveryException("later") { RetryAfter = TimeSpan.FromDays(400) };
        (await RunAsync()).Single().RetryAt.ShouldBe(Start.AddHours(3).AddDays(1));
    }

    [Fact]
    public async Task Run_WithAChannelThatFails_AsksItOnce_AndTheOthersAllTheSame()
    {
        Keep(20, "a", "b");
        var other = new FakeChannel();
        _channel.Fails = new DeliveryException("no answer with hunter2");
        var results = await RunAsync(name => name == "a" ? _channel : other);
        _channel.Asked.ShouldBe(1);
        other.Taken.Count.ShouldBe(20);
        results.Where(r => r.Error is not null).Select(r => r.Error).Distinct().ShouldBe(["no answer with ***"]);
    }

    [Fact]
    public async Task Run_ForAChannelThatIsNoMore_GivesItUp()
    {
        Keep(1);
        var result = (await RunAsync(_ => null)).Single();
        result.Error!.ShouldContain("no channel of this name");
        result.RetryAt.ShouldBeNull();
        _store.Deliveries(Start).Single().State.ShouldBe(DeliveryState.Failed);
    }

    [Fact]
    public async Task Run_ThatIsStopped_LeavesTheRestToTheNextOne()
    {
        Keep(5);
        using var stop = new CancellationTokenSource();
        _channel.OnSend = () =>
        {
            if (_channel.Asked == 2)
                stop.Cancel();
        };
        await Should.ThrowAsync<OperationCanceledException>(() => RunUntilAsync(stop.Token));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync();
        _channel.Taken.Select(m => m.Id).Distinct().Count().ShouldBe(5);
    }

    private Task<IReadOnlyList<DeliveryResult>> RunAsync(Func<string, IAlertChannel?>? channels = null) =>
        RunUntilAsync(TestContext.Current.CancellationToken, channels);

    private Task<IReadOnlyList<DeliveryResult>> RunUntilAsync(
        CancellationToken stop,
        Func<string, IAlertChannel?>? channels = null
    ) =>
        new DeliveryRun(
            _store,
            channels ?? (_ => _channel),
            _clock,
            t => t.Replace("hunter2", "***"),
            new Random(1)
        ).RunAsync(stop);

    private void Keep(int count, params string[] channels) =>
        _store.Keep(
            [.. Enumerable.Range(0, count).Select(Some)],
            _ => [.. (channels is [] ? ["a"] : channels).Select(c => (c, Start))],
            Start
        );

    public static Incident Some(int number) =>
        new()
        {
            Rule = "drift",
            Subject = "",
            Occasion = $"{number}",
            Urgency = IncidentUrgency.Notice,
            BeganAt = Start,
            Sentence = "So.",
        };
}

/// <summary>A channel that takes what comes, or fails as it is told.</summary>
internal sealed class FakeChannel : IAlertChannel
{
    public DeliveryException? Fails { get; set; }

    public Action OnSend { get; set; } = () => { };

    public int Asked { get; private set; }

    public List<AlertMessage> Taken { get; } = [];

    public Task SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        Asked++;
        OnSend();
        if (Fails is { } failure)
            throw failure;
        Taken.Add(message);
        return Task.CompletedTask;
    }
}
