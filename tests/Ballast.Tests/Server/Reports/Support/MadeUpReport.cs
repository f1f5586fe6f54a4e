using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Report;
using Ballast.Core.Questions.Sensitivity;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Tests.Server.Reports.Support;

/// <summary>Whole reports of made-up models, of every shape that a real one can have.</summary>
internal static class MadeUpReport
{
    /// <summary>Names as rude as Numerai lets them be, and ruder.</summary>
    public static readonly string[] Hostile =
    [
        "</script><b>x",
        "it's_guff!",
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(2)</script>",
        "]]>&amp;<!--",
        "{a|rich}{b}",
        "\u202Eleft\u2028line",
        "a_very_long_name_of_a_model_that_does_not_end_where_one_expects_it_to",
    ];

    /// <summary>Sixteen models, three payout rules, everything stored.</summary>
    public static ReportAnswer Whole() =>
        Of(new MadeUp([.. Enumerable.Range(1, 16).Select(i => $"model_{i:00}")], 260, 3), combinations: 4);

    /// <summary>The same with names that try to break out.</summary>
    public static ReportAnswer Rude() => Of(new MadeUp(Hostile, 90, 2), combinations: 3);

    /// <summary>One model, one rule, one combination, and null wherever a part may be.</summary>
    public static ReportAnswer Smallest() =>
        Of(new MadeUp(["lonely"], 30, 1), combinations: 1) with
        {
            Account = null,
            Regret = null,
            Sensitivity = null,
            Field = null,
        };

    public static ReportAnswer Of(MadeUp world, int combinations)
    {
        var account = MadeUpMoney.Account(world);
        return new ReportAnswer
        {
            Title =
                world.Models.Count == 1
                    ? world.Models[0]
                    : $"{world.Models[0]} and {world.Models.Count - 1} other models",
            AsOf = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            IsAnonymous = false,
            Summary =
            [
                $"It earned {account.Total.Net:0.00} NMR.",
                "Its deepest fall was 14 % of its peak.",
                "The history is worth about 13 independent rounds, so the mean could as well be zero.",
            ],
            Risk = MadeUpRisk.Of(world),
            Backtest = Backtest(world, combinations),
            Sensitivity = Sensitivity(world),
            Account = account,
            Regret = MadeUpMoney.Regret(world, account.Total.Net),
            Field = Field(world),
        };
    }

    private static Dictionary<string, decimal> Combination(int i, int j) =>
        new() { ["corr20V2"] = i * 0.5m, ["mmc"] = j * 0.5m };

    private static BacktestAnswer Backtest(MadeUp world, int size)
    {
        var models = world.Models.Select((m, at) => Model(world, m, at, size)).ToList();
        return new BacktestAnswer
        {
            Tournament = "classic",
            From = world.Rounds[0],
            To = world.Rounds[^1],
            Rounds = world.Rounds.Count,
            Mode = "total",
            Stake = 10000m,
            Capital = "committed",
            PositionsAtOnce = 1,
            CommittedNmr = 10000m,
            CrossesSystems = false,
            Rules = world.Rules,
            Models = models,
            Best =
            [
                .. models
                    .Select(m => new BestEntry(m.Model, m.Ranking[0].Multipliers, m.Ranking[0].Value, null, null))
                    .OrderByDescending(b => b.Value),
            ],
            Skipped = [],
            SkippedRounds = [new SkippedRoundsEntry("unpaid", 12) { From = 460, To = 473 }],
            InterimRounds = [],
            ConcurrentRounds = 24,
            IndependentRounds = Math.Round(world.Rounds.Count / 24.0, 1),
            Verdict = null,
            Overlap = 24,
            LeastFactor = 0.1m,
            MostFactor = 0.1m,
            Clips = [0.05m],
            PaidOnOtherScores = [],
        };
    }

    private static ModelEntry Model(MadeUp world, string model, int at, int size)
    {
        var total = world.Returns[at].Sum();
        var ranking =
            from i in Enumerable.Range(1, size)
            from j in Enumerable.Range(0, size)
            let value = (total * 4000 * i) + (total * 2500 * j) - (j == size - 1 ? 900 : 0)
            orderby value descending
            select new CombinationEntry(
                Combination(i, j),
                at == 1 && i == 1 && size > 1 && j == 0 ? null : value,
                null,
                null
            );
        return new ModelEntry(model, world.Rounds.Count - at, at, [.. ranking.OrderByDescending(c => c.Value)]);
    }

    private static SensitivityAnswer Sensitivity(MadeUp world)
    {
        var step = Math.Max(1, world.Rounds.Count / 26);
        int[] bounds = [.. world.Rounds.Where((_, i) => i % step == 0), world.Rounds[^1] + 1];
        var winners = bounds
            .Select(
                (from, i) =>
                    (IReadOnlyList<int?>)[.. bounds.Select((to, j) => j <= i ? (int?)null : Winner(world, from, to))]
            )
            .ToList();
        var wins = winners
            .SelectMany(w => w)
            .Where(w => w is not null)
            .GroupBy(w => w!.Value)
            .OrderByDescending(g => g.Count())
            .ToList();
        var order = wins.ConvertAll(g => g.Key);
        var all = wins.Sum(g => g.Count());
        return new SensitivityAnswer
        {
            Tournament = "classic",
            From = world.Rounds[0],
            To = world.Rounds[^1],
            Rules = world.Rules,
            Bounds = bounds,
            Candidates =
            [
                .. wins.Select(g => new CandidateEntry(
                    world.Models[g.Key],
                    Combination(1, 4),
                    g.Count(),
                    (double)g.Count() / all
                )),
            ],
            Compared = world.Models.Count * 16,
            Winners =
            [
                .. winners.Select(row =>
                    (IReadOnlyList<int?>)[.. row.Select(w => w is { } x ? order.IndexOf(x) : (int?)null)]
                ),
            ],
            Changes = [new ChangeEntry(step, 25, 14, 0.996), new ChangeEntry(step * 2, 24, 9, 0.996)],
            IsCorner = true,
            CornerRemark = "Its multipliers are the largest of the grid, so the grid and not the data chose them.",
            ClippedShare = 0.004,
        };
    }

    private static int Winner(MadeUp world, int from, int to) =>
        Enumerable
            .Range(0, world.Models.Count)
            .MaxBy(m => world.Returns[m].Skip(from - MadeUp.FirstRound).Take(to - from).Sum());

    private static FieldAnswer Field(MadeUp world) =>
        new()
        {
            Tournament = "classic",
            From = world.Rounds[0],
            To = world.Rounds[^1],
            Basis = "stored",
            FieldSize = 1234,
            Against = [],
            Scores = [Score(world, "corr20V2", true), Score(world, "mmc", true), Score(world, "fncV3", false)],
        };

    private static FieldScoreEntry Score(MadeUp world, string score, bool isPaid) =>
        new(
            score,
            isPaid,
            [
                .. world.Models.Select(
                    (m, i) =>
                    {
                        var series = world
                            .Rounds.Select(
                                (r, k) =>
                                    new FieldRoundEntry(
                                        r,
                                        world.Returns[i][k],
                                        Math.Clamp(0.55 + (world.Returns[i][k] * 12), 0, 1),
                                        isPaid ? 0.001 : null
                                    )
                            )
                            .ToList();
                        return new FieldModelEntry(
                            m,
                            series.Count,
                            series.Average(s => s.Percentile),
                            series.Average(s => s.Score),
                            isPaid ? 0.001 : null,
                            series
                        );
                    }
                ),
            ]
        );
}
