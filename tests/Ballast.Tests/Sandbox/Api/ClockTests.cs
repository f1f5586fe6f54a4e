using System.Globalization;
using Ballast.Tests.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Api;

/// <summary>What the sandbox keeps between requests is never of another moment than the one that is asked about.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Reputations_AfterTheClockWasMoved_AreThoseOfTheNewMoment_AndGoBackWithIt()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy, rounds: 150);
        var first = await ReputationsAsync(client);
        // 60-day scores of a round go on moving after it has resolved.
        client.Server.MoveClock(TestClient.Legacy.AddDays(1));
        var day = await ReputationsAsync(client);
        client.Server.MoveClock(TestClient.Legacy.AddDays(90));
        var quarter = await ReputationsAsync(client);
        client.Server.MoveClock(TestClient.Legacy);

        day.ShouldNotBe(first);
        quarter.ShouldNotBe(day);
        (await ReputationsAsync(client)).ShouldBe(first);
    }

    [Fact]
    public async Task StakeDays_EqualWhatProfilesShowedOnThoseDays()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy, rounds: 150);
        var days = (await StakeDaysAsync(client)).TakeLast(40).Where((_, i) => i % 6 == 0).ToList();
        days.Select(d => d.Value).Distinct().Count().ShouldBeGreaterThan(3);
        foreach (var (day, value) in days)
        {
            client.Server.MoveClock(day.AddDays(1).AddTicks(-1));
            var shown = await client.DataAsync("{ accountProfile(username: \"captain\") { totalStake } }");
            Number(shown.GetProperty("accountProfile").GetProperty("totalStake").ToString()).ShouldBe(value);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static async Task<string> ReputationsAsync(TestClient client) =>
        (await client.DataAsync("{ v2Leaderboard(limit: 50) { username mmcRep corr60Rep } }")).ToString();

    private static async Task<List<(DateTimeOffset Day, decimal Value)>> StakeDaysAsync(TestClient client)
    {
        var data = await client.DataAsync("{ accountProfile(username: \"captain\") { totalStakeTs { date value } } }");
        return
        [
            .. data.GetProperty("accountProfile")
                .GetProperty("totalStakeTs")
                .EnumerateArray()
                .Select(r => (r.GetProperty("date").GetDateTimeOffset(), Number(r.GetProperty("value").ToString()))),
        ];
    }
}
