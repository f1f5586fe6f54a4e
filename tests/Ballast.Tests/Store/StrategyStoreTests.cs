using System.Globalization;
using System.Text;
using Ballast.Core.Registry;
using Ballast.Core.Registry.Files;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Store;

/// <summary>
/// Strategies that were moved from slot to slot at random: what is put together again by the registry is what they would show had they never moved.
/// </summary>
public sealed class StrategyStoreTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Worlds of the sandbox, synced; the truth is a store in which each strategy has a slot of its own.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Records_OfStrategiesThatMovedAtRandom_EqualTheTruth(int seed)
    {
        var now = new DateTimeOffset(2026, 10, 20, 18, 0, 0, TimeSpan.Zero);
        await SyncAsync(seed, now);
        var (truth, moved, registry) = Reshuffle(new Random(seed));
        using var whole = new CommandLine { Now = now };
        using var mixed = new CommandLine { Now = now };
        Import(whole, truth);
        Import(mixed, moved);
        var file = mixed.Folder.Write("registry.yaml", RegistryFileWriter.Write(registry));
        mixed.Run("registry", "import", file).Code.ShouldBe(0);
        string[][] questions =
        [
            ["models"],
            ["backtest", "--mode", "average"],
            ["risk", "--returns", "computed"],
            ["risk", "--returns", "settled"],
            ["evidence", "--no-record"],
            ["sensitivity"],
            ["regret"],
            ["reconcile"],
            ["allocate"],
            ["compare", "s1", "s2"],
            ["portfolio", "s1=0.5", "s2=0.5"],
        ];
        var seats = mixed.Json("model", "s3", "--by", "strategy");
        seats.GetProperty("seats").GetArrayLength().ShouldBeGreaterThan(3);
        seats.GetProperty("rounds").GetRawText().ShouldBe(whole.Json("model", "s3").GetProperty("rounds").GetRawText());
        foreach (var question in questions)
        {
            var (reported, put) = (
                whole.Run([.. question, "--json"]),
                mixed.Run([.. question, "--by", "strategy", "--json"])
            );
            put.Out.ShouldBe(reported.Out, string.Join(' ', question));
            (reported.Code, put.Code).ShouldBe((0, 0), string.Join(' ', question));
        }
    }

    /// <summary>The same predictions in two slots are one record: one score, and both stakes.</summary>
    [Fact]
    public void AStrategyInTwoSlots_HasOneScoreAndBothStakes()
    {
        const string Rows = """
            model,roundNumber,corr,mmc,selectedStakeValue,payout,roundResolved
            x,1000,0.02,0.01,10,0.1,true
            y,1000,0.02,0.01,5.5,0.055,true
            x,1001,0.03,0.01,10,0.2,true
            """;
        _line.Run("import", _line.Folder.Write("t.csv", Rows)).Code.ShouldBe(0);
        using var store = TournamentStore.Open(_line.Store);
        var registry = ModelRegistry.Create([
            new Strategy { Name = "s" },
            Sitting("x", new Assignment("s", 1000)),
            Sitting("y", new Assignment("s", 1000)),
        ]);
        store.KeepRegistry(
            RegistryRevision.Of(RegistryChange.Between(ModelRegistry.Empty, registry), DateTimeOffset.UnixEpoch, ""),
            0
        );
        var view = new AsOfView(store, Tournament.Classic, DateTimeOffset.MaxValue).ByStrategy();
        view.Models.ShouldBe(["s"]);
        var scores = view.Scores(view.Query(null, [Metric.Parse("corr")]));
        scores.Rounds.ShouldBe([1000, 1001]);
        scores.Row(0, 0).ToArray().ShouldBe([0.02, 0.03]);
        view.Positions(null)
            .Select(p => (p.Model, p.Round, p.AtRisk, p.Payout))
            .ShouldBe([
                ("s", 1000, (Nmr?)Nmr.Parse("15.5"), (Nmr?)Nmr.Parse("0.155")),
                ("s", 1001, Nmr.Parse("10"), Nmr.Parse("0.2")),
            ]);
    }

    [Fact]
    public void RoundsWithoutAStrategy_BelongToNobody()
    {
        _line
            .Run(
                "import",
                _line.Folder.Write("t.csv", "roundNumber,x\n1000,0.1\n1001,0.2\n1002,0.3\n"),
                "--metric",
                "corr"
            )
            .Code.ShouldBe(0);
        _line.Run("registry", "set", "strategy", "s").Code.ShouldBe(0);
        _line.Run("registry", "set", "strategy", "idle").Code.ShouldBe(0);
        _line.Run("registry", "assign", "x", "s", "--from", "1001", "--to", "1001").Code.ShouldBe(0);
        var models = _line.Json("models", "--by", "strategy").GetProperty("models");
        models.GetArrayLength().ShouldBe(1);
        (models[0].GetProperty("model").GetString(), models[0].Whole("rounds")).ShouldBe(("s", 1));
        _line.Run("account", "--by", "strategy").Code.ShouldBe(2);
    }

    private static Slot Sitting(string slot, params Assignment[] seats) =>
        new()
        {
            Tournament = Tournament.Classic,
            Name = slot,
            Assignments = seats,
        };

    private async Task SyncAsync(int seed, DateTimeOffset now)
    {
        await using var twin = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = now,
                Seed = (ulong)seed,
                Rounds = 150,
                RoundsAhead = 5,
                Models = 6,
                SignalsModels = 0,
                CryptoModels = 0,
            },
            TestContext.Current.CancellationToken
        );
        var synced = _line.Run("sync", "--api", twin.Url.ToString(), "--leaderboard", "6");
        synced.Code.ShouldBe(0, synced.Error);
    }

    /// <summary>The rows of the store as strategies s1, s2, …, and the same with their slots changed every few rounds.</summary>
    private (string Truth, string Moved, ModelRegistry Registry) Reshuffle(Random chance)
    {
        using var store = TournamentStore.Open(_line.Store);
        var view = new AsOfView(store, Tournament.Classic, DateTimeOffset.MaxValue);
        string[] strategies = [.. Enumerable.Range(1, view.Models.Count).Select(i => $"s{i}")];
        string[] slots = [.. strategies.Select(s => "slot_" + s[1..])];
        var registry = ModelRegistry.Create(strategies.Select(s => new Strategy { Name = s }));
        var panel = view.Scores(view.Query(null, view.Metrics));
        var positions = view.Positions(null).ToDictionary(p => (p.Model, p.Round));
        var seats = slots.ToDictionary(s => s, s => new Slot { Tournament = Tournament.Classic, Name = s });
        var head =
            "model,roundNumber,selectedStakeValue,payout,roundPayoutFactor," + string.Join(',', view.Metrics) + "\n";
        var (truth, moved) = (new StringBuilder(head), new StringBuilder(head));
        for (var column = 0; column < panel.Rounds.Count; column++)
        {
            if (column == 0 || chance.Next(9) == 0)
            {
                chance.Shuffle(slots);
                foreach (var (slot, strategy) in slots.Zip(strategies))
                    seats[slot] = seats[slot].With(new Assignment(strategy, panel.Rounds[column]));
            }
            for (var row = 0; row < panel.Models.Count; row++)
            {
                var position = positions.GetValueOrDefault((panel.Models[row], panel.Rounds[column]));
                string[] cells =
                [
                    $"{panel.Rounds[column]}",
                    $"{position?.AtRisk}",
                    $"{position?.Payout}",
                    position?.PayoutFactor?.ToString(CultureInfo.InvariantCulture) ?? "",
                    .. Enumerable.Range(0, panel.Metrics.Count).Select(m => Score(panel.Row(m, row)[column])),
                ];
                truth.Append(CultureInfo.InvariantCulture, $"{strategies[row]},{string.Join(',', cells)}\n");
                moved.Append(CultureInfo.InvariantCulture, $"{slots[row]},{string.Join(',', cells)}\n");
            }
        }
        return (truth.ToString(), moved.ToString(), ModelRegistry.Create([.. registry.Items, .. seats.Values]));
    }

    private static string Score(double score) =>
        double.IsNaN(score) ? "" : score.ToString("R", CultureInfo.InvariantCulture);

    private static void Import(CommandLine line, string table)
    {
        var said = line.Run("import", line.Folder.Write("t.csv", table));
        said.Code.ShouldBe(0, said.Out + said.Error);
    }
}
