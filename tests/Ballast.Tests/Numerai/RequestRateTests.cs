using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Http;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

public class RequestRateTests
{
    [Fact]
    public async Task bucket_lets_a_burst_through_and_then_a_steady_rate()
    {
        var time = new FakeTime();
        var bucket = new TokenBucket(perSecond: 4, burst: 3, time);
        var moments = new List<double>();

        for (var i = 0; i < 7; i++)
        {
            await time.RunAsync(Take(bucket));
            moments.Add(time.Passed.TotalSeconds);
        }

        moments.ShouldBe([0, 0, 0, 0.25, 0.5, 0.75, 1.0], 1e-6);
    }

    [Fact]
    public async Task bucket_fills_up_to_its_burst_and_no_further()
    {
        var time = new FakeTime();
        var bucket = new TokenBucket(perSecond: 4, burst: 2, time);
        time.Advance(TimeSpan.FromHours(1));

        for (var i = 0; i < 3; i++)
            await time.RunAsync(Take(bucket));

        time.Passed.ShouldBe(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(0.25));
    }

    [Fact]
    public async Task token_of_a_caller_who_gives_up_is_put_back()
    {
        var time = new FakeTime();
        var bucket = new TokenBucket(perSecond: 1, burst: 1, time);
        using var cancellation = new CancellationTokenSource();
        await bucket.TakeAsync(default);
        var givenUp = bucket.TakeAsync(cancellation.Token);

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => givenUp);
        await time.RunAsync(Take(bucket));

        time.Passed.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task clients_of_one_connection_share_its_rate()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Fixture("nmr-price")),
            ClientFixture.Patient with
            {
                RequestsPerSecond = 2,
                Burst = 1,
            }
        );
        var other = new NumeraiClient(fixture.Connection);

        for (var i = 0; i < 3; i++)
        {
            await fixture.Time.RunAsync(fixture.Client.NmrPriceAsync());
            await fixture.Time.RunAsync(other.NmrPriceAsync());
        }

        fixture.Time.Passed.TotalSeconds.ShouldBe(2.5, 1e-6);
    }

    [Fact]
    public async Task no_more_requests_than_allowed_are_under_way()
    {
        var gate = new TaskCompletionSource();
        using var fixture = new ClientFixture(
            new FakeServer(
                async (_, cancellation) =>
                {
                    await gate.Task.WaitAsync(cancellation);
                    return FakeServer.Fixture("round-totals");
                }
            ),
            ClientFixture.Patient with
            {
                MaxParallel = 3,
            }
        );
        var all = Enumerable
            .Range(1, 10)
            .Select(round => fixture.Client.RoundTotalsAsync(Tournament.Classic, round))
            .ToList();

        fixture.Server.Asked.Count.ShouldBe(3);
        gate.SetResult();
        await Task.WhenAll(all);

        fixture.Server.Asked.Count.ShouldBe(10);
        fixture.Server.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task cancellation_ends_the_waiting_for_a_turn()
    {
        using var cancellation = new CancellationTokenSource();
        using var fixture = new ClientFixture(FakeServer.Silent(), ClientFixture.Patient with { MaxParallel = 1 });
        using var end = new CancellationTokenSource();
        var first = fixture.Client.NmrPriceAsync(end.Token);
        var second = fixture.Client.NmrPriceAsync(cancellation.Token);

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);

        fixture.Server.Asked.Count.ShouldBe(1);
    }

    private static async Task<bool> Take(TokenBucket bucket)
    {
        await bucket.TakeAsync(default);
        return true;
    }
}
