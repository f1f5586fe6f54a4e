using Ballast.Storage.Copying;
using Ballast.Tests.Support;
using Ballast.Tests.Syncing;

namespace Ballast.Tests.Cli;

/// <summary>Whole walks over both engines: every document equals the other's, byte for byte.</summary>
public sealed class TwoEnginesTests
{
    [Fact]
    public async Task Walk_SyncedFromASandbox_SaysTheSameOnBothEngines()
    {
        using var place = new PostgresTestStore(isEmpty: true);
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: 4, rounds: 60);
        var url = world.Server.Url.ToString();
        string[][] walk =
        [
            ["sync", "--api", url, "--leaderboard", "4"],
            ["sync", "--api", url],
            ["backtest", "--rounds", "all"],
            ["reconcile"],
            ["risk"],
            ["evidence"],
            ["nowcast"],
            ["regret"],
            ["sensitivity"],
        ];
        SayTheSame(place, walk, world.Server.Now);
    }

    [Fact]
    public void Walk_OfImportedTables_SaysTheSameOnBothEngines()
    {
        using var place = new PostgresTestStore(isEmpty: true);
        using var folder = new TempFolder();
        var chance = new Random(7);
        // Names in an order in which English and bytes disagree, and a model that is there in some rounds only.
        string[] names = ["zoë", "Bob", "alice", "_under", "nan", "a b", "Äpfel"];
        var rounds = Enumerable.Range(1000, 80);
        var wide = string.Join(
            '\n',
            rounds.Select(r => $"{r}," + string.Join(',', names.Select((_, i) => i == 4 && r % 3 == 0 ? "" : Score())))
        );
        var corr = folder.Write("corr.csv", $"roundNumber,{string.Join(',', names)}\n{wide}\n");
        var longRows = names.SelectMany(n => rounds.Select(r => $"{n},{r},{Score()},{Score()},100.5,0.5,{Score()}"));
        var performances = folder.Write(
            "long.csv",
            $"username,roundNumber,mmc,corr20V2,selectedStakeValue,roundPayoutFactor,payout\n{string.Join('\n', longRows)}\n"
        );
        string[][] walk =
        [
            ["import", corr, "--metric", "corr"],
            ["import", performances],
            ["import", performances],
            ["backtest", "--grid", "corr=0,1", "--grid", "mmc=0,1,2"],
            ["backtest", "alice", "--as-of", "2025-11-01"],
            ["reconcile"],
            ["evidence"],
            ["risk"],
            ["account"],
        ];
        SayTheSame(place, walk, CommandLine.UsualNow);

        string Score() =>
            (chance.NextDouble() * 0.1 - 0.05).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Export_OfEveryView_IsTheSameBytesFromAStoreAndItsCopy()
    {
        using var file = new SqliteTestStore();
        using var server = new PostgresTestStore(isEmpty: true);
        FilledStore.Fill(file.Location);
        using (var line = new CommandLine { Location = file.Location })
        {
            var table = line.Folder.Write(
                "long.csv",
                "username,roundNumber,mmc,corr20V2,selectedStakeValue,corrMultiplier,mmcMultiplier\n"
                    + string.Join(
                        '\n',
                        Enumerable
                            .Range(0, 60)
                            .Select(i => $"{"zaÄ_B b-Z"[i % 9]}{i % 7},{990 + i % 20},0.{i},,{i},0.5,{i % 3}")
                    )
            );
            line.Run("import", table, "--force").Code.ShouldBe(0);
            line.Run("store", "copy", file.Location, server.Location).Code.ShouldBe(0);
        }
        // A row that was touched lies elsewhere on the server: the order in which rows lie is no order.
        server.Sql(
            "UPDATE score_revision SET round = round WHERE round % 3 = 0; UPDATE position_revision SET round = round WHERE round % 3 = 0; UPDATE stake_day_revision SET day = day WHERE name = 'zoë'"
        );
        foreach (var view in StoreViews.Names)
        {
            var said = Export(view, file.Location);
            said.Split('\n').Length.ShouldBeGreaterThan(2, view);
            Export(view, server.Location).ShouldBe(said, view);
        }
    }

    private static string Export(string view, string location)
    {
        using var line = new CommandLine { Location = location };
        var run = line.Run("export", view);
        run.Code.ShouldBe(0, run.Error);
        return run.Out;
    }

    private static void SayTheSame(PostgresTestStore place, string[][] walk, DateTimeOffset now)
    {
        using var file = new CommandLine { Now = now };
        using var server = new CommandLine { Now = now, Location = place.Location };
        var shown = Ballast.Storage.StoreLocation.Display(place.Location);
        foreach (var step in walk)
        {
            var (one, other) = (file.Run([.. step, "--json"]), server.Run([.. step, "--json"]));
            one.Code.ShouldBe(0, $"{step[0]}: {one.Out}{one.Error}");
            other.Code.ShouldBe(0, $"{step[0]}: {other.Out}{other.Error}");
            // Only the store's own name may differ.
            other.Out.Replace(shown, file.Store, StringComparison.Ordinal).ShouldBe(one.Out, step[0]);
        }
        StoreDump.Of(place.Location).ShouldBe(StoreDump.Of(file.Store));
    }
}
