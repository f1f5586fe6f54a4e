using System.Globalization;
using System.Text;
using Ballast.Cli.Recorded;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors;

/// <summary>
/// Imported tables, served under the tournament's API, synced over HTTP into a second store: both stores give the same answers. Real tables
/// of two participants (../shared/oracles, where present) are taken the same way.
/// </summary>
public sealed class RecordedStoreTests : IDisposable
{
    private static readonly string[] Reconcile = ["reconcile"];
    private static readonly string[] Backtest = ["backtest", "--grid", "corr=0,0.5,1"];

    private readonly CommandLine _imported = new();
    private readonly CommandLine _synced = new();

    public void Dispose()
    {
        _imported.Dispose();
        _synced.Dispose();
    }

    [Fact]
    public async Task Stakes_OfALongTable_ReconcileTheSame()
    {
        Import("long.csv", LongTable(resolvedUntil: 262));
        await ServeAndSyncAsync(_imported, null);
        var reconciled = Json(_synced, Reconcile);
        reconciled.ShouldContain("\"projections\":9");
        reconciled.ShouldBe(Json(_imported, Reconcile));
        ShouldAgree(["backtest"], ["backtest", "--payout-factor", "actual"], ["backtest", "--rounds", "all"]);
        ShouldAgree(["portfolio", "deep wish=2", "2e10e122=1", "--score", "corr=1", "--rounds", "all"]);
    }

    [Fact]
    public async Task Scores_OfAWideTable_BacktestTheSameToTheLastDigit()
    {
        // Digits that a cast to decimal, or sixteen of them, would lose.
        var table = new StringBuilder("roundNumber,nan,it's_guff!,deep wish\n");
        for (var round = 1010; round < 1040; round++)
        {
            var score = Math.Sin(round) / 70;
            table.Append(
                CultureInfo.InvariantCulture,
                $"{round},{score:R},{score / 1000:R},{(round % 5 == 0 ? "NA" : (-score / 3).ToString("R"))}\n"
            );
        }
        Import("wide.csv", table.ToString(), "--metric", "corr");
        await ServeAndSyncAsync(_imported, null);
        ShouldAgree(Backtest, [.. Backtest, "--as-of", "2025-07-20"], [.. Backtest, "--mode", "compounded"]);
        Json(_synced, Backtest).ShouldContain("\"roundsMissing\":6");
    }

    [Fact]
    public async Task Snapshots_OfARunningRound_AreServedDayByDay()
    {
        const string Header = "username,roundNumber,corr,roundResolved,snapshot\n";
        var text = new StringBuilder(Header);
        for (var day = 10; day < 28; day++)
            text.Append(CultureInfo.InvariantCulture, $"nan,1020,0.0{day},false,2025-06-{day}\n");
        // Two on one day, and one at a midnight.
        text.Append("nan,1020,0.09,false,2025-06-28T08:00:00Z\nnan,1020,0.08,false,2025-06-28T12:00:00Z\n");
        text.Append("nan,1020,0.0777,true,2025-07-05\n");
        Import("days.csv", text.ToString());
        await ServeAndSyncAsync(_imported, null);
        foreach (var day in new[] { "06-11", "06-15T12:00", "06-28T09:00", "06-28T13:00", "07-01", "07-08" })
            ShouldAgree([.. Backtest, "--rounds", "all", "--as-of", "2025-" + day]);
        Json(_synced, [.. Backtest, "--rounds", "all", "--as-of", "2025-06-28T09:00"]).ShouldContain("\"value\":90");
    }

    [Fact]
    public async Task Rounds_KnownByInterimValuesOnly_AreLeftRunning()
    {
        using var early = new CommandLine { Now = new(2025, 6, 20, 0, 0, 0, TimeSpan.Zero) };
        var file = early.Folder.Write(
            "wide.csv",
            "roundNumber,nan,alice\n999,0.03,NA\n1000,0.01,0.02\n1019,0.03,0.01\n1020,0.01,0\n"
        );
        early.Run("import", file, "--metric", "corr", "--store", _imported.Store).Code.ShouldBe(0);
        await ServeAndSyncAsync(_imported, CommandLine.UsualNow);
        Json(_imported, Backtest).ShouldContain("\"interimRounds\":[1019,1020]");
        ShouldAgree(Backtest);
    }

    [Fact]
    public async Task Clock_InThePast_TellsWhatWasKnownThen()
    {
        Import("long.csv", LongTable(resolvedUntil: 270));
        var then = RoundCalendar.ResolveTime(258).AddHours(1);
        await ServeAndSyncAsync(_imported, then);
        string[] asOf = ["--as-of", then.ToString("o")];
        Json(_synced, "backtest").ShouldContain("\"to\":258");
        // Asked as of the same moment: what is too young is said with a date from there on.
        Json(_synced, ["backtest", .. asOf]).ShouldBe(Json(_imported, ["backtest", .. asOf]));
        Json(_synced, ["reconcile", .. asOf]).ShouldBe(Json(_imported, ["reconcile", .. asOf]));
    }

    [Fact]
    public async Task Sync_ASecondTime_BringsNothingNew()
    {
        Import("long.csv", LongTable(resolvedUntil: 262));
        await ServeAndSyncAsync(_imported, null);
        var once = StoreDump.Of(_synced.Store, "synced_at");
        await ServeAndSyncAsync(_imported, null);
        StoreDump.Of(_synced.Store, "synced_at").ShouldBe(once);
    }

    [Fact]
    public async Task RealScores_OfAWideTable_BacktestTheSame()
    {
        var file = Oracles.File("data", "vlad_2026-02", "daily_data_corr_abs.csv");
        _imported.Run("import", file, "--metric", "corr").Code.ShouldBe(0);
        await ServeAndSyncAsync(_imported, null);
        ShouldAgree(Backtest, [.. Backtest, "--mode", "common"], [.. Backtest, "--as-of", "2025-06-01"]);
    }

    [Fact]
    public async Task RealPayouts_OfALongTable_ReconcileTheSame()
    {
        var file = Oracles.File("data", "jos_2022-07", "round_model_performances_20220722.csv");
        _imported.Run("import", file).Code.ShouldBe(0);
        await ServeAndSyncAsync(_imported, null);
        Json(_synced, Reconcile).ShouldContain("\"pairs\":453");
        // From 322 on the rounds were running: gaps in them are not reported (docs/cli.md).
        ShouldAgree(Reconcile, ["backtest", "--to", "321"], ["backtest", "--to", "321", "--payout-factor", "actual"]);
    }

    private static string LongTable(int resolvedUntil)
    {
        var text = new StringBuilder(
            "username,roundNumber,corr,mmc,corrPercentile,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundOpenTime,roundResolveTime,roundResolved\n"
        );
        string[] models = ["nan", "2e10e122", "deep wish"];
        for (var round = 250; round <= 265; round++)
        {
            for (var model = 0; model < models.Length; model++)
            {
                var (corr, mmc) = (Math.Sin(round + model) / 31, Math.Cos(round * 3 + model) / 77);
                var (corrWeight, mmcWeight) = (1m, 0.5m * (model + 1));
                var (stake, factor) = (12.345678901234567891m * (model + 1), 0.8765432m);
                var score = Math.Clamp((corrWeight * (decimal)corr) + (mmcWeight * (decimal)mmc), -0.25m, 0.25m);
                // The first round of the last model has a row and nothing in it.
                var isEmpty = round == 250 && model == 2;
                var scores = isEmpty ? ",," : $"{corr:R},{mmc:R},0.75";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{models[model]},{round},{scores},{corrWeight},{mmcWeight},{factor},{(isEmpty ? "" : stake)},{(isEmpty ? "" : decimal.Round(stake * factor * score, 18))},"
                );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{RoundCalendar.OpenTime(round):u},{RoundCalendar.ResolveTime(round):u},{(round <= resolvedUntil ? "True" : "False")}\n"
                );
            }
        }
        return text.Replace("Z,", "+00:00,").ToString();
    }

    private void Import(string name, string text, params string[] options)
    {
        var said = _imported.Run(["import", _imported.Folder.Write(name, text), .. options]);
        said.Code.ShouldBe(0, said.Error);
        said.Error.ShouldNotContain("left out");
    }

    /// <summary>Serves the store as it stands at a moment (null: where all is known) and syncs it into the second one.</summary>
    private async Task ServeAndSyncAsync(CommandLine from, DateTimeOffset? now)
    {
        using var store = TournamentStore.Open(from.Store);
        var source = StoredTournament.Read(store).ShouldBeOfType<Outcome<StoredSource>.Done>().Value.Source;
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Source = source, Now = now },
            TestContext.Current.CancellationToken
        );
        _synced.Json("sync", "--leaderboard", "100", "--api", server.Url.ToString());
    }

    private void ShouldAgree(params string[][] questions)
    {
        foreach (var question in questions)
            WithoutRemarks(Json(_synced, question))
                .ShouldBe(WithoutRemarks(Json(_imported, question)), string.Join(' ', question));
    }

    /// <summary>A served round states its own configuration, which settles what sources disagree about.</summary>
    private static string WithoutRemarks(string json) =>
        System.Text.RegularExpressions.Regex.Replace(
            json,
            @",?""remarks"":\[[^\]]*\]",
            "",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(5)
        );

    private static string Json(CommandLine line, params string[] question)
    {
        var said = line.Run([.. question, "--json"]);
        said.Code.ShouldBe(0, said.Out);
        return said.Out;
    }
}
