using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors;

/// <summary>
/// Worlds whose atomic staking begins with another round than the shipped rules say. What the rounds say themselves decides, so the
/// twin's settlements and Ballast's agree on both sides of it.
/// </summary>
public sealed class CutoverTests
{
    [Theory]
    [InlineData("classic", "2026-06-20", 1230, "classic-13-abs-ender60", "classic-12-corr075-mmc225")] // earlier than announced
    [InlineData("classic", "2026-12-19", 1352, "classic-13-abs-ender60", "classic-12-corr075-mmc225")] // later
    [InlineData("signals", "2026-06-20", 1230, "signals-12-abs-planned", "signals-10-alpha03-mpc08-clip35")] // planned only
    [InlineData("crypto", "2026-06-20", 1250, "crypto-03-abs", "crypto-02-mmc1")]
    public async Task Reconcile_WithACutoverOfItsOwn_MatchesOnBothSides(
        string tournament,
        string day,
        int cutover,
        string after,
        string before
    )
    {
        var now = DateTimeOffset.Parse(day + "T18:00:00Z", CultureInfo.InvariantCulture);
        await using var twin = await World(tournament, now, cutover);
        using var line = new CommandLine { Now = now };
        string[] where = ["--tournament", tournament];
        var synced = line.Run([.. where, "sync", "--api", twin.Url.ToString(), "--leaderboard", "4"]);
        synced.Code.ShouldBe(0, synced.Error);
        foreach (var side in new[] { $"--to={cutover - 1}", $"--from={cutover}" })
        {
            var answer = line.Json([.. where, "reconcile", side]);
            answer.Whole("pairs").ShouldBeGreaterThan(30, side);
            answer.Whole("matched").ShouldBe(answer.Whole("pairs"), side);
            answer.Number("worstMatched").ShouldBe(0);
            answer.GetProperty("notComparable").EnumerateObject().ShouldBeEmpty();
        }
        RuleOf(line, where, cutover).ShouldBe((after, "atomic-per-round"));
        RuleOf(line, where, cutover - 1).ShouldBe((before, "legacy-continuous"));
    }

    [Fact]
    public async Task Backtest_AcrossACutoverOfItsOwn_PaysEachRoundByItsOwnRule()
    {
        var now = new DateTimeOffset(2026, 6, 20, 18, 0, 0, TimeSpan.Zero);
        await using var twin = await World("classic", now, 1230);
        using var line = new CommandLine { Now = now };
        line.Run("sync", "--api", twin.Url.ToString(), "--leaderboard", "4").Code.ShouldBe(0);
        var spans = line.Json("backtest", "--from=1220", "--grid", "corr20V2=1").GetProperty("rules");
        spans
            .EnumerateArray()
            .Select(s => s.GetProperty("rule").GetString())
            .ShouldBe(["classic-12-corr075-mmc225", "classic-13-abs-ender60"]);
        // The rule of the newest round gives the grid and the score, and that round is atomic here.
        line.Json("portfolio", BestOf(line) + "=1")
            .GetProperty("score")
            .ToString()
            .ShouldBe("{\"corr60\":3,\"mmc60\":15}");
    }

    [Fact]
    public async Task Explain_AsOfAMomentBeforeTheRoundOpened_DoesNotKnowItsConfiguration()
    {
        var now = new DateTimeOffset(2026, 6, 20, 18, 0, 0, TimeSpan.Zero);
        await using var twin = await World("classic", now, 1230);
        using var line = new CommandLine { Now = now };
        line.Run("sync", "--api", twin.Url.ToString(), "--leaderboard", "4").Code.ShouldBe(0);
        var opened = RoundCalendar.OpenTime(1230);
        Origin(line, "1230", opened.AddMinutes(-1)).ShouldBe("shipped");
        Origin(line, "1230", opened).ShouldBe("configured");
        Origin(line, "1229", now).ShouldBe("confirmed");
        var configured = line.Json("rules").GetProperty("configured").EnumerateArray().ShouldHaveSingleItem();
        configured.GetProperty("firstRound").GetInt32().ShouldBe(1230);
        line.Run("rules")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain(
                $"; but rounds 1230 to {configured.GetProperty("lastRound").GetInt32()} say themselves that they pay "
            );
    }

    private static string Origin(CommandLine line, string round, DateTimeOffset asOf) =>
        line.Json("rules", round, "--as-of", asOf.ToString("O", CultureInfo.InvariantCulture))
            .GetProperty("origin")
            .GetString()!;

    private static string BestOf(CommandLine line) =>
        line.Json("backtest", "--grid", "corr20V2=1").GetProperty("best")[0].GetProperty("model").GetString()!;

    private static (string?, string?) RuleOf(CommandLine line, string[] where, int round)
    {
        var rule = line.Json([.. where, "rules", round.ToString(CultureInfo.InvariantCulture)]).GetProperty("rule");
        return (rule.GetProperty("id").GetString(), rule.GetProperty("staking").GetString());
    }

    private static Task<SandboxServer> World(string tournament, DateTimeOffset now, int cutover) =>
        SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = now,
                Seed = (ulong)cutover,
                Rounds = 120,
                RoundsAhead = 5,
                Models = 4,
                SignalsModels = 4,
                CryptoModels = 4,
                Cutovers = new Dictionary<Tournament, int>
                {
                    [Tournaments.All.First(t => t.Slug() == tournament)] = cutover,
                },
            },
            TestContext.Current.CancellationToken
        );
}
