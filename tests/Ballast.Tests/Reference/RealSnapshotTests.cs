using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Nowcasts against what really became of rounds 274 to 277, seen on 2021-08-21 and again 17 days later
/// (oracles/data/jos_2021-09). Four rounds of the whole field are few: their common surprise is four draws, whatever the number of models.
/// </summary>
public sealed class RealSnapshotTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Before = new(2021, 8, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2021, 9, 8, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Learnt from every other model of the same four rounds, looked up on the others: what snapshots teach about their own rounds holds for the
    /// models that were not looked at. The bands are taken before they are widened for resting on a single round, which is right for a new
    /// round and far too wide for another model of the same one.
    /// </summary>
    [Theory]
    [InlineData("corr")]
    [InlineData("mmc")]
    public void Snapshots_LearntFromHalfTheModels_CoverTheOtherHalf(string metric)
    {
        var (cases, eighty, ninetyFive) = (0, 0, 0);
        foreach (var half in new[] { 0, 1 })
        {
            var models = Pairs(metric).GroupBy(p => p.Model).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            var learnt = models.Where((_, i) => i % 2 == half).SelectMany(g => g).ToList();
            // Each round is a day of its own, so each is learnt by itself: final = its own intercept + its own slope x shown.
            foreach (var round in new[] { 274, 275, 276, 277 })
            {
                var maturity = ScoreMaturity.Estimate(Ways(learnt.Where(p => p.Round == round), 1), fewest: 0)!;
                foreach (
                    var pair in models.Where((_, i) => i % 2 != half).SelectMany(g => g).Where(p => p.Round == round)
                )
                {
                    var nowcast = maturity.Nowcast(null, 1, pair.Before);
                    cases++;
                    eighty += Plain(nowcast, nowcast.Eighty, 0.80).Holds(pair.After) ? 1 : 0;
                    ninetyFive += Plain(nowcast, nowcast.NinetyFive, 0.95).Holds(pair.After) ? 1 : 0;
                }
            }
        }
        output.WriteLine($"{metric}: {cases} cases, {eighty / (double)cases:P1}, {ninetyFive / (double)cases:P1}");
        cases.ShouldBeGreaterThan(1_800);
        (eighty / (double)cases).ShouldBe(0.80, 0.03);
        (ninetyFive / (double)cases).ShouldBe(0.95, 0.03);
    }

    /// <summary>
    /// The law knows nothing of these rounds: its mean and deviation are those of rounds that had resolved by 2021-08-21. Between two days
    /// before the end it is the law of the days that lie between.
    /// </summary>
    [Fact]
    public void Snapshots_ByTheLaw_AreCoveredAsFarAsFourRoundsTell()
    {
        var (cases, eighty, ninetyFive) = (0, 0, 0);
        foreach (var metric in new[] { "corr", "mmc" })
        {
            var resolved = Resolved(metric);
            foreach (var round in Pairs(metric).GroupBy(p => p.Round))
            {
                var (day, end) = (round.First().Day, round.First().End);
                var paths = Finals(resolved, end);
                var rowOf = paths.Models.Index().ToDictionary(m => m.Item, m => m.Index);
                var maturity = ScoreMaturity.Estimate(paths)!;
                maturity.Fits[day].Basis.ShouldBe(MaturityBasis.Law);
                var held = round
                    .Select(p =>
                        (
                            Nowcast: maturity.Nowcast(
                                rowOf.TryGetValue(p.Model, out var row) ? row : null,
                                p.Day,
                                p.Before
                            ),
                            p.After
                        )
                    )
                    .ToList();
                var (four, nineteen) = (
                    held.Count(h => h.Nowcast.Eighty.Holds(h.After)),
                    held.Count(h => h.Nowcast.NinetyFive.Holds(h.After))
                );
                output.WriteLine(
                    $"{metric} {round.Key} day {day} to {end}: {held.Count} cases, {four / (double)held.Count:P1}, {nineteen / (double)held.Count:P1}"
                );
                (cases, eighty, ninetyFive) = (cases + held.Count, eighty + four, ninetyFive + nineteen);
            }
        }
        output.WriteLine($"{cases} cases, {eighty / (double)cases:P1}, {ninetyFive / (double)cases:P1}");
        // Four common surprises a score: 80 % of them is three. The bands must be neither too narrow nor meaningless.
        (eighty / (double)cases).ShouldBeInRange(0.70, 0.92);
        (ninetyFive / (double)cases).ShouldBeInRange(0.93, 1);
    }

    private static Band Plain(ScoreNowcast nowcast, Band band, double share)
    {
        // One round tells nothing of how volatility goes on: no doubt beyond that of few rounds.
        var freedom = PredictionWidth.Freedom(PredictionWidth.Squares(nowcast.IndependentRounds) - 2, doubt: 0);
        var wider = PredictionWidth.Widening((1 + share) / 2, freedom) * Math.Sqrt(1 + (1 / nowcast.IndependentRounds));
        double End(double end) => nowcast.Expected + ((end - nowcast.Expected) / wider);
        return new Band(End(band.Low), End(band.High));
    }

    private static ScorePaths Ways(IEnumerable<Pair> pairs, int day)
    {
        var all = pairs.ToList();
        var paths = new ScorePaths([.. all.Select(p => p.Model)], [all[0].Round], 2, 0.2);
        for (var i = 0; i < all.Count; i++)
        {
            paths.Show(i, 0, day, all[i].Before);
            paths.Finish(i, 0, all[i].After);
        }
        return paths;
    }

    /// <summary>Final scores as those of <paramref name="days"/> scoring days: a score of fewer days is as large, its mean is root(days / 20) of it.</summary>
    private static ScorePaths Finals(List<(string Model, int Round, double Score)> resolved, int days)
    {
        string[] models = [.. resolved.Select(r => r.Model).Distinct()];
        int[] rounds = [.. resolved.Select(r => r.Round).Distinct().Order()];
        var (rowOf, columnOf) = (
            models.Index().ToDictionary(m => m.Item, m => m.Index),
            rounds.Index().ToDictionary(r => r.Item, r => r.Index)
        );
        var mean = resolved.Average(r => r.Score);
        var paths = new ScorePaths(models, rounds, days, 0.2);
        foreach (var (model, round, score) in resolved)
            paths.Finish(rowOf[model], columnOf[round], score - (mean * (1 - Math.Sqrt(days / 20.0))));
        return paths;
    }

    private static List<(string Model, int Round, double Score)> Resolved(string metric)
    {
        var file = Oracles.File("data", "jos_2021-08", "round_model_performances.csv.gz");
        return
        [
            .. Rows(file)
                .Where(r => r is { Resolved: true, Round: >= 200 } && r.ResolveTime <= Before)
                .SelectMany(r =>
                    r.Scores.Where(s => s.Metric == Metric.Parse(metric)).Select(s => (r.Model, r.Round, s.Score))
                ),
        ];
    }

    private static List<Pair> Pairs(string metric)
    {
        var file = Oracles.File("data", "jos_2021-09", "unresolved_drift_2021-08-21_vs_2021-09-07.csv");
        return
        [
            .. Rows(file)
                .GroupBy(r => (r.Model, r.Round))
                .Select(g => (Before: Score(g.First(), metric), After: Score(g.Last(), metric), Row: g.First()))
                .Where(p => p.Before is not null && p.After is not null)
                .Select(p => new Pair(
                    p.Row.Model,
                    p.Row.Round,
                    Day(p.Row, Before),
                    Day(p.Row, After),
                    p.Before!.Value,
                    p.After!.Value
                )),
        ];
    }

    private static int Day(PerformanceRow row, DateTimeOffset moment) =>
        ScoringProgress.DayAt(moment, RoundCalendar.ScoreTime(row.Round), row.ResolveTime!.Value, 20);

    private static double? Score(PerformanceRow row, string metric) =>
        row.Scores.Where(s => s.Metric == Metric.Parse(metric)).Select(s => (double?)s.Score).FirstOrDefault();

    private static List<PerformanceRow> Rows(string file)
    {
        using var source = ((Outcome<IRowSource>.Done)TableFile.Open(file, null)).Value;
        return [.. source.Rows().OfType<PerformanceRow>()];
    }

    private sealed record Pair(string Model, int Round, int Day, int End, double Before, double After);
}
