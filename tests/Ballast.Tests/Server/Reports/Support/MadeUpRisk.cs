using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Workflows;

namespace Ballast.Tests.Server.Reports.Support;

/// <summary>The risk document of made-up returns; the measures are Core's own.</summary>
internal static class MadeUpRisk
{
    public static RiskAnswer Of(MadeUp world)
    {
        var subjects = world.Models.Select((m, i) => Subject(world, m, world.Returns[i], null)).ToList();
        if (world.Models.Count > 1)
        {
            var mix = world.Rounds.Select((_, r) => world.Returns.Average(x => x[r])).ToArray();
            subjects.Add(Subject(world, "all models", mix, "equal weights"));
        }

        return new RiskAnswer
        {
            Tournament = "classic",
            From = world.Rounds[0],
            To = world.Rounds[^1],
            Returns = "computed",
            Capital = "committed",
            Assumption = "Scores paid by the rules, with a payout factor of 1 where none is stored.",
            Rules = world.Rules,
            Subjects = subjects,
            Verdicts = [],
            Dependence = world.Models.Count > 1 ? Dependence(world) : null,
            Locks = world.Models.Count > 1 ? [Lock(world)] : [],
            Skipped = [new SkippedModel("sleepy", "no score in these rounds")],
            InterimRounds = [world.Rounds[^1]],
        };
    }

    private static RiskSubjectEntry Subject(MadeUp world, string name, double[] returns, string? weights)
    {
        var series = world
            .Rounds.Select((r, i) => new ReturnEntry(r, MadeUp.Day(r), world.RuleOf(r), returns[i]))
            .Where(r => r.Round % 37 != 0)
            .ToList();
        var regimes = world.Rules.Select(rule => Regime([.. series.Where(s => s.Rule == rule.Rule)])).ToList();
        return new RiskSubjectEntry(name, weights is not null, weights, weights is null ? 0.55 : null, regimes, series);
    }

    private static RegimeRiskEntry Regime(List<ReturnEntry> series)
    {
        var rounds = new RoundSeries([.. series.Select(s => s.Round)], [.. series.Select(s => s.Return)]);
        return new RegimeRiskEntry(
            series[0].Rule,
            series[0].Round,
            series[^1].Round,
            series.Count,
            rounds.MissingRounds,
            20,
            IndependentRounds.Count(series.Count, 20),
            [.. MeasureCatalogue.All.Select(m => Measure(m, rounds.Measured(m)))],
            [.. DrawdownFinder.Find(rounds, DrawdownKind.Compounded).Take(5).Select(Fall)],
            1,
            1
        );
    }

    private static MeasureEntry Measure(IRiskMeasure measure, double value)
    {
        var unit = measure.Unit.ToString().ToLowerInvariant();
        double? known = double.IsFinite(value) ? value : null;
        if (known is null)
            return new MeasureEntry(measure.Name, unit, null, null, null, "undefined");
        if (measure.IsAboutDependence || !measure.HasInterval(20))
        {
            var reason = measure.IsAboutDependence ? "about-dependence" : "no-method";
            return new MeasureEntry(measure.Name, unit, known, null, null, reason);
        }

        var half = (Math.Abs(known.Value) * 0.6) + 0.0004;
        var target = IntervalTargets.Word(measure, 20);
        return target == IntervalTargets.TrueValue
            ? new MeasureEntry(measure.Name, unit, known, known - half, known + half, null, target)
            : new MeasureEntry(
                measure.Name,
                unit,
                known,
                known - half,
                known + half,
                null,
                target,
                known - (1.5 * half),
                known + (1.5 * half)
            );
    }

    private static DrawdownEntry Fall(Drawdown fall) =>
        new(
            fall.Depth,
            fall.Begin,
            MadeUp.Day(fall.Begin),
            fall.Trough,
            MadeUp.Day(fall.Trough),
            fall.Recovery,
            fall.Recovery is { } round ? MadeUp.Day(round) : null
        );

    private static DependenceEntry Dependence(MadeUp world)
    {
        var matrix = world
            .Models.Select(
                (_, i) =>
                    (IReadOnlyList<double?>)
                        [
                            .. world.Models.Select(
                                (_, j) =>
                                    (i, j) is (0, 1) or (1, 0)
                                        ? (double?)null
                                        : Correlation(world.Returns[i], world.Returns[j])
                            ),
                        ]
            )
            .ToList();
        var group = world.Models.Where((_, i) => i % 4 == 3).ToList();
        return new DependenceEntry(
            world.Rules[^1].Rule,
            world.Rules[^1].Rounds,
            Math.Round(world.Rules[^1].Rounds / 20.0, 1),
            world.Models,
            matrix,
            [group, .. world.Models.Except(group).Select(m => new[] { m })],
            2.3,
            1.7,
            null
        )
        {
            EffectiveBetsLow = 1.8,
            EffectiveBetsHigh = 3,
            DampingBetsLow = 1.4,
            DampingBetsHigh = 2.2,
            SampleBets = 2.1,
        };
    }

    private static double Correlation(double[] x, double[] y)
    {
        double mx = x.Average(),
            my = y.Average();
        var xy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return xy / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    /// <summary>A world of many models has a past to replay, one of a few has not.</summary>
    private static LockEntry Lock(MadeUp world) =>
        new(
            "assumed",
            world.Rules[^1].Rule!,
            "legacy",
            20,
            4000m,
            200m,
            -200m,
            0.6415,
            world.Models.Count > 3 ? new LockPastEntry(-31.4m, 1044, -18.25m, 3.1m, 21.7m, 181, 9.5) : null,
            world.Models.Count > 3 ? null : "not enough data: 40 rounds under this rule, and 100 are needed"
        );
}
