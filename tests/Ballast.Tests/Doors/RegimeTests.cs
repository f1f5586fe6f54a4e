using System.Globalization;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors;

/// <summary>
/// Two independent answers: the twin settles with tables and arithmetic of its own, Ballast computes from the synced scores. They agree
/// to the last digit in every payout regime of the three tournaments.
/// </summary>
public sealed class RegimeTests
{
    [Theory]
    [InlineData("classic", "2020-09-05", 25)] // corr or 2 x mmc, corr + mmc
    [InlineData("classic", "2021-05-01", 25)] // mmc choice, payout factor
    [InlineData("classic", "2022-07-02", 20)] // tc; the clip before the factor, then after it
    [InlineData("classic", "2023-06-24", 130)] // weekday rounds unpaid; daily rounds
    [InlineData("classic", "2024-02-10", 120)] // tc needs corr x 2; 0.5 corr + 2 mmc
    [InlineData("classic", "2026-02-21", 60)] // 0.5/2, then 0.75/2.25
    [InlineData("classic", "2026-12-19", 110)] // legacy and atomic
    [InlineData("signals", "2022-03-05", 25)] // 20-day rounds
    [InlineData("signals", "2023-11-11", 150)] // corr + tc, fncv4 + tc
    [InlineData("signals", "2024-05-18", 150)] // tc needs fnc x 2, and what is above the range; fncv4 + mmc
    [InlineData("signals", "2026-01-24", 130)] // fncv4 + mmc, alpha + mpc
    [InlineData("signals", "2026-05-16", 130)] // alpha + mpc, the wider clip
    [InlineData("signals", "2027-02-20", 130)] // alpha + mpc, neutral_corr + neutral_mmc
    [InlineData("crypto", "2025-03-15", 90)] // corr + 2 mmc, mmc
    [InlineData("crypto", "2026-09-12", 90)] // legacy and atomic
    public async Task Reconcile_AfterASyncAcrossRegimes_MatchesToTheLastDigit(string tournament, string day, int rounds)
    {
        var now = DateTimeOffset.Parse(day + "T18:00:00Z", CultureInfo.InvariantCulture);
        await using var twin = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = now,
                Seed = (ulong)rounds,
                Rounds = rounds,
                RoundsAhead = 5,
                Models = 4,
                SignalsModels = 4,
                CryptoModels = 4,
            },
            TestContext.Current.CancellationToken
        );
        using var line = new CommandLine { Now = now };
        string[] where = ["--tournament", tournament];
        var synced = line.Run([.. where, "sync", "--api", twin.Url.ToString(), "--leaderboard", "4"]);
        synced.Code.ShouldBe(0, synced.Error);
        var answer = line.Json([.. where, "reconcile"]);
        answer.Whole("pairs").ShouldBeGreaterThan(30);
        answer.Whole("matched").ShouldBe(answer.Whole("pairs"));
        answer.Number("worstMatched").ShouldBe(0);
        answer.GetProperty("notComparable").EnumerateObject().ShouldBeEmpty();
    }
}
