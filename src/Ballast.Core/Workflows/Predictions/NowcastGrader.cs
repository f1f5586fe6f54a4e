using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Holds a nowcast against the scores as they ended and the payouts as they were settled.</summary>
internal sealed class NowcastGrader(GradingGround ground) : IPredictionGrader
{
    private const string NoOutcome =
        "scores or payouts have ended since, but their last values are not stored: sync or import them";

    private bool _isMissing;

    public string Kind => PredictionKinds.Nowcast;

    public GradedPrediction Grade(Prediction prediction)
    {
        var said = PredictionJson.Read<NowcastStatement>(prediction.Content);
        _isMissing = false;
        var figures = new List<PredictionFigure>();
        foreach (var scores in said.Scores.GroupBy(s => s.Metric))
            figures.AddRange(Scores(Metric.Parse(scores.Key), [.. scores]));
        figures.AddRange(Payouts(said.Pending));
        return new GradedPrediction(GradableAt(said), figures, _isMissing ? NoOutcome : null);
    }

    private DateTimeOffset? GradableAt(NowcastStatement said)
    {
        var ends = said
            .Scores.Select(s => ground.Horizons.Of(s.Round, Metric.Parse(s.Metric)).Ends)
            .Concat(said.Pending.Where(p => p.Model is not null).Select(p => Settles(p.Rounds)))
            .ToList();
        return ends.Count == 0 ? null : ends.Min();
    }

    private DateTimeOffset Settles(IReadOnlyList<int> rounds) => rounds.Max(ground.Dates.ResolvedAt);

    private IEnumerable<PredictionFigure> Scores(Metric metric, List<ScoreStatement> said)
    {
        var ended = said.Where(s => ground.Horizons.Of(s.Round, metric).Ends <= ground.AsOf).ToList();
        if (ended.Count == 0)
            yield break;
        var query = ground.View.Query(
            [.. ended.Select(s => s.Model).Distinct(StringComparer.OrdinalIgnoreCase)],
            [metric],
            ended.Min(s => s.Round),
            ended.Max(s => s.Round)
        );
        var panel = ground.View.Scores(query);
        var interim = ground.View.RoundsWithInterimScores(query).ToHashSet();
        var rowOf = panel
            .Models.Select((m, i) => (m, i))
            .ToDictionary(p => p.m, p => p.i, StringComparer.OrdinalIgnoreCase);
        var columnOf = panel.Rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        foreach (var score in ended)
        {
            var isThere =
                columnOf.TryGetValue(score.Round, out var column)
                && rowOf.ContainsKey(score.Model)
                && !interim.Contains(score.Round);
            var final = isThere ? panel.Row(0, rowOf[score.Model])[column] : double.NaN;
            _isMissing |= double.IsNaN(final);
            foreach (
                var figure in Figures(
                    metric.ToString(),
                    "score",
                    score.Round,
                    Reach(score.Round, metric),
                    score.Says,
                    final
                )
            )
                yield return figure;
        }
    }

    /// <summary>A score of 60 days shares them with three times as many rounds as one of 20.</summary>
    private int Reach(int round, Metric metric)
    {
        var usual = ground.Dates.ScoreDaysOf(round);
        return Math.Max(1, ground.OverlapAt(round) * ground.Horizons.Of(round, metric).Days / usual);
    }

    private IEnumerable<PredictionFigure> Payouts(IReadOnlyList<PendingStatement> said)
    {
        var models = said.Where(p => p.Model is not null && Settles(p.Rounds) <= ground.AsOf).ToList();
        if (models.Count == 0)
            yield break;
        var (from, to) = (models.Min(p => p.Rounds.Min()), models.Max(p => p.Rounds.Max()));
        var settled = ground
            .View.Positions([.. models.Select(m => m.Model!)], from, to)
            .Where(p => p.IsFinal && p.Payout is not null)
            .ToDictionary(p => (p.Model.ToLowerInvariant(), p.Round), p => p.Payout!.Value.Amount);
        decimal? account = models.Count == said.Count(p => p.Model is not null) ? 0 : null;
        foreach (var model in models)
        {
            var key = model.Model!.ToLowerInvariant();
            decimal? sum = model.Rounds.All(r => settled.ContainsKey((key, r)))
                ? model.Rounds.Sum(r => settled[(key, r)])
                : null;
            account += sum;
            _isMissing |= sum is null;
            foreach (var figure in Paid("models", model.Rounds, model.Says, sum))
                yield return figure;
        }
        int[] all = [.. models.SelectMany(m => m.Rounds)];
        if (said.FirstOrDefault(p => p.Model is null) is { } whole)
        {
            foreach (var figure in Paid("account", all, whole.Says, account))
                yield return figure;
        }
    }

    private IEnumerable<PredictionFigure> Paid(
        string about,
        IReadOnlyList<int> rounds,
        IntervalStatement says,
        decimal? sum
    )
    {
        var (first, last) = (rounds.Min(), rounds.Max());
        // NMR becomes a double to be held against an interval: statistics, not a settlement.
        var final = sum is { } paid ? (double)paid : double.NaN;
        return Figures(about, "nmr", first, last - first + ground.OverlapAt(last), says, final);
    }

    /// <summary>Nothing where the outcome is missing.</summary>
    private static IEnumerable<PredictionFigure> Figures(
        string about,
        string unit,
        int round,
        int reach,
        IntervalStatement says,
        double final
    )
    {
        if (double.IsNaN(final))
            yield break;
        yield return new(
            about,
            "inside80",
            PredictionFigure.Rate,
            round,
            reach,
            Inside(says.Low80, final, says.High80)
        );
        yield return new(
            about,
            "inside95",
            PredictionFigure.Rate,
            round,
            reach,
            Inside(says.Low95, final, says.High95)
        );
        yield return new(about, "error", unit, round, reach, final - says.Expected);
    }

    private static double Inside(double low, double value, double high) => low <= value && value <= high ? 1 : 0;
}
