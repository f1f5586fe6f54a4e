using System.Diagnostics;
using System.Text.Json;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Server;

public sealed class FaultTests
{
    private static readonly object Query = new { query = "{ rounds(limit: 3) { number openTime } }" };

    [Fact]
    public async Task Too_many_requests_come_with_and_without_a_time_to_wait()
    {
        await using var client = await TestClient.StartAsync(
            TestClient.Legacy,
            new FaultOptions { TooManyRequests = 1, RetryAfterSeconds = 7 }
        );
        var waits = new HashSet<string?>();
        for (var i = 0; i < 20; i++)
        {
            using var response = await client.PostAsync(Query);
            ((int)response.StatusCode).ShouldBe(429);
            waits.Add(response.Headers.RetryAfter?.ToString());
        }
        waits.ShouldBe([null, "7"], ignoreOrder: true);
    }

    [Fact]
    public async Task Too_many_requests_may_also_be_a_message_in_a_200()
    {
        await using var client = await TestClient.StartAsync(
            TestClient.Legacy,
            new FaultOptions { TooManyRequestsInBody = 1 }
        );
        (await client.ErrorAsync("{ rounds(limit: 1) { number } }")).ShouldContain("Too many requests");
    }

    [Fact]
    public async Task Server_errors_are_500()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy, new FaultOptions { ServerError = 1 });
        using var response = await client.PostAsync(Query);
        ((int)response.StatusCode).ShouldBe(500);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    public async Task A_cut_connection_gives_no_whole_answer(double before, double after, double inside)
    {
        var faults = new FaultOptions
        {
            CutBefore = before,
            CutAfter = after,
            CutInside = inside,
        };
        await using var client = await TestClient.StartAsync(TestClient.Legacy, faults);
        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(Query));
    }

    [Fact]
    public async Task When_the_answer_to_a_mutation_is_lost_it_was_carried_out_all_the_same()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        client.Server.SetFaults(new FaultOptions { CutAfter = 1, Mutations = true });
        await Should.ThrowAsync<HttpRequestException>(() =>
            client.PostAsync(
                new
                {
                    query = "mutation($id: ID!) { increaseStake(modelId: $id, amount: \"4\") { id } }",
                    variables = new { id },
                },
                client.Server.Key!.Header
            )
        );
        var account = await client.DataAsync("{ account { heldForScheduledStakeIncreases } }", key: true);
        account
            .GetProperty("account")
            .GetProperty("heldForScheduledStakeIncreases")
            .GetString()
            .ShouldBe("4.000000000000000000");
    }

    /// <summary>The sandbox's own record says what was carried out; the client is told the opposite, or nothing.</summary>
    [Theory]
    [InlineData("error-after", 500, 1)]
    [InlineData("redirect", 307, 0)]
    [InlineData("stale", 200, 1)]
    [InlineData("slow", 200, 1)]
    public async Task What_a_fault_says_of_a_mutation_need_not_be_what_happened(string fault, int status, int times)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        client.Server.SetFaults(
            new FaultOptions
            {
                ErrorAfter = fault == "error-after" ? 1 : 0,
                Redirect = fault == "redirect" ? 1 : 0,
                StaleConnection = fault == "stale" ? 1 : 0,
                SlowAnswer = fault == "slow" ? 1 : 0,
                SlowBy = TimeSpan.FromMilliseconds(50),
                Mutations = true,
            }
        );
        // A client that follows the redirect would send it twice: here it meets the same fault until it gives up.
        using var response = await client.PostAsync(Increase(id), client.Server.Key!.Header);
        ((int)response.StatusCode).ShouldBe(status);
        client.Server.Changes.CarriedOut.Count.ShouldBe(times);
    }

    [Fact]
    public async Task A_late_mutation_is_carried_out_when_its_time_has_come_and_nobody_waits()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var id = await client.OwnModelAsync();
        client.Server.SetFaults(
            new FaultOptions
            {
                LateDelivery = 1,
                LateBy = TimeSpan.FromMinutes(3),
                Mutations = true,
            }
        );
        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(Increase(id), client.Server.Key!.Header));
        client.Server.MoveClock(TestClient.Legacy.AddMinutes(2));
        await client.DataAsync("{ account { username } }", key: true);
        (client.Server.Changes.CarriedOut.Count, client.Server.Late.Count).ShouldBe((0, 1));
        client.Server.MoveClock(TestClient.Legacy.AddMinutes(3));
        await client.DataAsync("{ account { username } }", key: true);
        (client.Server.Changes.CarriedOut.Count, client.Server.Late.Count).ShouldBe((1, 0));
    }

    private static object Increase(string id) =>
        new
        {
            query = "mutation($id: ID!) { increaseStake(modelId: $id, amount: \"4\") { id } }",
            variables = new { id },
        };

    [Fact]
    public async Task Partial_data_has_a_null_where_the_error_says_so()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy, new FaultOptions { PartialData = 1 });
        var answer = await client.AskAsync("{ rounds(limit: 5) { number openTime closeTime } }");
        var place = answer.GetProperty("data");
        foreach (var step in answer.GetProperty("errors")[0].GetProperty("path").EnumerateArray())
            place =
                step.ValueKind == JsonValueKind.Number ? place[step.GetInt32()] : place.GetProperty(step.GetString()!);
        place.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Latency_is_waited_for()
    {
        var faults = new FaultOptions
        {
            LatencyFrom = TimeSpan.FromMilliseconds(150),
            LatencyTo = TimeSpan.FromMilliseconds(200),
        };
        await using var client = await TestClient.StartAsync(TestClient.Legacy, faults);
        var watch = Stopwatch.StartNew();
        using var response = await client.PostAsync(Query);
        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(140);
    }

    [Fact]
    public void Equal_seeds_hit_the_same_requests()
    {
        var options = new FaultOptions
        {
            Seed = 9,
            ServerError = 0.2,
            CutAfter = 0.1,
            PartialData = 0.3,
        };
        var (one, two) = (new FaultSelector(options), new FaultSelector(options));
        var faults = Enumerable.Range(0, 2000).Select(_ => one.Next(false).Fault).ToList();
        faults.ShouldBe(Enumerable.Range(0, 2000).Select(_ => two.Next(false).Fault).ToList());
        faults.Count(f => f == Fault.ServerError).ShouldBeInRange(340, 460);
        faults.Count(f => f == Fault.None).ShouldBeInRange(720, 880);
    }
}
