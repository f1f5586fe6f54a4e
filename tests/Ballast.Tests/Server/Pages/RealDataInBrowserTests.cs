using System.Diagnostics;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;
using Ballast.Tests.Syncing;

namespace Ballast.Tests.Server.Pages;

/// <summary>
/// Every page over real scores (16 models, 355 rounds, oracles/data/vlad_2026-02), over a participant's real stakes, payouts and prices
/// (oracles/data/jos_2022-07 and jos_history_2021-08_2023-03), and over a tournament that was synced over HTTP.
/// </summary>
public sealed class RealDataInBrowserTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Pages_OverRealScores_AreSound()
    {
        using var line = RecordedStore.SixteenModels.CopyTo(new CommandLine());
        await AllSoundAsync(line, "REPUTATION", 1000);
    }

    [Fact]
    public async Task Pages_OverRealStakesAndPayouts_AreSound()
    {
        // The day after the file was written, when its newest rounds were open.
        using var line = new CommandLine { Now = new(2022, 7, 24, 12, 0, 0, TimeSpan.Zero) };
        Import(line, "jos_2022-07", "round_model_performances_20220722.csv");
        Import(line, "jos_2022-07", "round_model_performances_20220723.csv");
        Import(line, "jos_history_2021-08_2023-03", "nmr_usd_daily.csv");
        Import(line, "jos_history_2021-08_2023-03", "stakes_daily.csv.gz");
        await AllSoundAsync(line, "wsw", 300);
    }

    [Fact]
    public async Task Pages_OverATournamentSyncedOverHttp_AreSound()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Atomic, models: 12, rounds: 120);
        using var line = new CommandLine { Now = SyncWorld.Atomic };
        var said = line.Json("sync", "--leaderboard", "12", "--api", world.Server.Url.ToString());
        var model = said.GetProperty("models")[0].Text("model");
        await AllSoundAsync(line, model, line.Json("data").Whole("lastRound") - 30);
    }

    private async Task AllSoundAsync(CommandLine line, string model, int round)
    {
        await using var dashboard = await Dashboard.StartAsync(line);
        var complaints = new List<string>();
        foreach (var path in Paths(model, round))
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await dashboard.ShouldBeSoundAsync(path);
            }
            catch (ShouldAssertException e)
            {
                complaints.Add($"{path}: {e.Message}");
            }
            output.WriteLine($"{path}: {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s");
        }
        complaints.ShouldBeEmpty();
    }

    private static IEnumerable<string> Paths(string model, int round) =>
        [
            "/",
            "/models",
            $"/model/{model}",
            "/backtest?grid=corr%3D0%2C0.5%2C1&grid=mmc%3D0%2C1%2C2",
            "/risk",
            $"/risk?models={model}",
            "/evidence",
            "/account",
            "/rounds",
            $"/round/{round}",
            "/rules",
            "/data",
        ];

    private static void Import(CommandLine line, string folder, string file) =>
        line.Run("import", Oracles.File("data", folder, file)).Code.ShouldBe(0);
}
