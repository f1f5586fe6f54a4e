using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Storage.Panels;

/// <summary>What is read from panels is what the store says, whatever is asked and whenever.</summary>
public sealed class PanelLawTests
{
    private const int Worlds = 2;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(1, int.MaxValue).ToArbitrary();

    [Fact]
    public void EveryRead_WithPanels_IsTheStores() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Worlds),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    using var world = new PanelWorld(new SqliteTestStore(), seed);
                    world.Archive().Rounds.Count.ShouldBe(PanelWorld.LastResolved - PanelWorld.First + 1);
                    SameReads(world, seed);
                    // Corrected, taken back, corrected and written again.
                    world.Correct(1200, 0.125);
                    SameReads(world, seed);
                    using (var store = world.Open(withPanels: false))
                        store.UndoLastImport(PanelWorld.Now).ShouldBeOfType<Outcome<UndoneImport>.Done>();
                    world.Correct(1197, 0.25);
                    SameReads(world, seed);
                    world.Archive().Rounds.Select(r => r.Round).ShouldBe([1197]);
                    SameReads(world, seed);
                }
            )
        );

    [Fact]
    public void EveryRead_OfPostgres_IsTheStores()
    {
        using var world = new PanelWorld(new PostgresTestStore(), 7);
        world.Archive().Rounds.ShouldNotBeEmpty();
        SameReads(world, 7);
        world.Correct(1200, 0.125);
        SameReads(world, 7);
    }

    private static void SameReads(PanelWorld world, int seed)
    {
        var chance = new Random(seed);
        using var plain = world.Open(withPanels: false);
        using var panels = world.Open(withPanels: true);
        foreach (var moment in PanelWorld.Moments)
        {
            var asked = Query(chance, moment);
            Same(panels.Scores(asked), plain.Scores(asked));
            Same(panels.Scores(asked with { Models = null }), plain.Scores(asked with { Models = null }));
            Interim(panels, asked).ShouldBe(Interim(plain, asked));
            panels.NewestScoredRounds(asked).ShouldBe(plain.NewestScoredRounds(asked));
            foreach (var metric in PanelWorld.Metrics)
                panels
                    .ScoreRevisions(Tournament.Classic, metric, asked.From, moment)
                    .ShouldBe(plain.ScoreRevisions(Tournament.Classic, metric, asked.From, moment));
            var signals = asked with { Tournament = Tournament.Signals };
            Same(panels.Scores(signals), plain.Scores(signals));
        }
    }

    private static ScoreQuery Query(Random chance, DateTimeOffset moment)
    {
        string[] names = [.. PanelWorld.Models, "ZOË", "nobody"];
        var from = chance.Next(PanelWorld.First - 2, PanelWorld.Last);
        return new ScoreQuery(
            Tournament.Classic,
            chance.Next(3) == 0 ? null : [.. names.Where(_ => chance.Next(2) == 0)],
            [
                .. PanelWorld
                    .Metrics.Append(new Metric("never"))
                    .Where(_ => chance.Next(3) > 0)
                    .DefaultIfEmpty(Metric.Corr),
            ],
            from,
            chance.Next(from, PanelWorld.Last + 2),
            moment
        );
    }

    private static List<InterimScore> Interim(ITournamentStore store, ScoreQuery query) =>
        [.. store.InterimScores(query).OrderBy(s => s.Metric.ToString()).ThenBy(s => s.Round).ThenBy(s => s.Model)];

    private static void Same(ScorePanel found, ScorePanel expected)
    {
        found.Models.ShouldBe(expected.Models);
        found.Rounds.ShouldBe(expected.Rounds);
        found.Metrics.ShouldBe(expected.Metrics);
        for (var metric = 0; metric < found.Metrics.Count; metric++)
            Bits(found.Plane(metric)).ShouldBe(Bits(expected.Plane(metric)));
    }

    // To the last bit: -0 is not 0.
    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
