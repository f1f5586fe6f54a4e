using System.Globalization;
using System.Text.Json;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors;

/// <summary>Over random sandbox worlds, synced over HTTP: attribution, bridge and regret add up to the account's change exactly.</summary>
public sealed class MoneyLawTests
{
    [Theory]
    [InlineData("classic", "2021-05-01", 40, 11)] // weekly rounds, mmc choice
    [InlineData("classic", "2022-07-02", 30, 12)] // tc, the clip on either side of the factor
    [InlineData("classic", "2023-08-26", 130, 13)] // unpaid weekdays, daily rounds
    [InlineData("classic", "2026-12-19", 120, 14)] // legacy and atomic
    [InlineData("signals", "2026-01-24", 110, 15)]
    [InlineData("crypto", "2026-09-12", 90, 16)]
    public async Task Money_OfARandomWorld_AddsUpExactly(string tournament, string day, int rounds, int seed)
    {
        var now = DateTimeOffset.Parse(day + "T18:00:00Z", CultureInfo.InvariantCulture);
        await using var twin = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = now,
                Seed = (ulong)seed,
                Rounds = rounds,
                RoundsAhead = 5,
                Models = 5,
                SignalsModels = 5,
                CryptoModels = 5,
            },
            TestContext.Current.CancellationToken
        );
        using var line = new CommandLine { Now = now };
        string[] where = ["--tournament", tournament];
        var synced = line.Run([.. where, "sync", "--api", twin.Url.ToString(), "--leaderboard", "5"]);
        synced.Code.ShouldBe(0, synced.Error);

        var account = line.Json([.. where, "account"]);
        var net = account.GetProperty("total").Amount("net");
        account.GetProperty("total").Whole("positions").ShouldBeGreaterThan(30);
        Sum(account, "rounds", "net").ShouldBe(net);
        Sum(account, "byModel", "net").ShouldBe(net);
        Sum(account, "byScore", "net").ShouldBe(net);
        Sum(account, "months", "net").ShouldBe(net);
        account.GetProperty("rounds").EnumerateArray().Last().Amount("cumulative").ShouldBe(net);
        (account.GetProperty("total").Amount("payouts") + account.GetProperty("total").Amount("burns")).ShouldBe(net);
        // The twin settles as the rules say: nothing is left unexplained.
        account.GetProperty("byScore").EnumerateArray().Last().Amount("net").ShouldBe(0);
        account.GetProperty("notComputed").EnumerateObject().ShouldBeEmpty();

        var bridge = account.GetProperty("bridge");
        (Sum(bridge, "steps", "change") + bridge.Amount("leftOut")).ShouldBe(net);
        bridge.Amount("total").ShouldBe(net);

        var regret = line.Json([.. where, "regret"]);
        regret.Amount("actual").ShouldBe(net);
        (regret.Amount("best") + Sum(regret, "terms", "nmr")).ShouldBe(net);
        foreach (var regime in regret.GetProperty("regimes").EnumerateArray())
            (regime.Amount("best") + Sum(regime, "terms", "nmr")).ShouldBe(regime.Amount("actual"));
        foreach (var other in regret.GetProperty("alternatives").EnumerateArray())
            (other.Amount("nmr") + other.Amount("regret")).ShouldBe(net);
    }

    private static decimal Sum(JsonElement element, string list, string amount) =>
        element.GetProperty(list).EnumerateArray().Sum(e => e.Amount(amount));
}
