using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Sandbox.Sources;

namespace Ballast.Cli.Recorded;

/// <summary>A model's rounds as the API's rows.</summary>
internal static class RecordedRows
{
    private const int DaysPerWeek = 7;
    private const int ScoringDaysPerWeek = 5;

    public static RecordedPerformance Of(ModelRecord model, RoundRecord round, RecordedEntry entry)
    {
        var last = entry.Positions.LastOrDefault();
        var official = entry.Scores.Where(s => !s.Metric.IsPercentile && s.Metric.Version.Length == 0);
        var others = entry.Scores.Where(s => !s.Metric.IsPercentile && s.Metric.Version.Length > 0);
        var performance = new PerformanceRecord
        {
            Model = model,
            // The row of a model may carry a factor of its own.
            Round = last?.PayoutFactor is { } own ? round with { PayoutFactor = own } : round,
            SubmissionId = RecordedNames.Id("submission", model.Id, $"{round.Number}"),
            Status = "on-time",
            AtRisk = last?.AtRisk?.Amount,
            Weights =
            [
                .. (last?.Multipliers?.Items ?? []).Select(i => new WeightRecord(
                    Score(i.Metric, 0, i.Value, i.Value),
                    i.Value
                )),
            ],
        };
        return new RecordedPerformance(performance, [.. official.SelectMany(s => Days(round, entry, s))])
        {
            OtherVersions = [.. others.SelectMany(s => Days(round, entry, s))],
            Payouts = Payouts(entry.Positions),
        };
    }

    public static RoundScoreRecord Score(Metric metric, int days, decimal least, decimal most) =>
        new(RecordedNames.Stable(metric), RecordedNames.Display(metric), metric.Version, days, least, most);

    private static List<RecordedPayout> Payouts(List<Position> reports) =>
        [
            .. reports
                .Where(p => p.Payout is not null)
                .Select(p => new RecordedPayout(p.Known.Time, p.Payout!.Value.Amount, p.IsFinal)),
        ];

    /// <summary>Revisions as daily values: day numbers ascend, and are the scoring days' own where one became known a day.</summary>
    private static IEnumerable<ScoreRecord> Days(
        RoundRecord round,
        RecordedEntry entry,
        (Metric Metric, List<ScoreRevision> Revisions) score
    )
    {
        var name = RecordedNames.Display(score.Metric);
        var ranks = entry.Scores.Find(s => s.Metric == score.Metric with { Name = score.Metric.Name + "Percentile" });
        var most = round.Scores.FirstOrDefault(s => s.DisplayName == name)?.Days ?? int.MaxValue;
        var first = ScoringDaysUntil(round.ScoreTime.AddDays(-1));
        var day = 0;
        foreach (var revision in score.Revisions)
        {
            if (Exact(revision.Score) is not { } value)
                continue;
            var calendarDay = ScoringDaysUntil(revision.Known.Time) - first;
            day = Math.Max(day + 1, Math.Min(calendarDay, most));
            var rank = ranks.Revisions?.FindLast(r => r.Known.Time <= revision.Known.Time);
            var shown = rank is { Model: not null } ? Exact(rank.Value.Score) : null;
            yield return new ScoreRecord(name, score.Metric.Version, day, Shown(revision.Known.Time), value, shown);
        }
    }

    /// <summary>Midnight would be read as a bare date, and so as the afternoon of that day.</summary>
    private static DateTimeOffset Shown(DateTimeOffset known) =>
        known.TimeOfDay == TimeSpan.Zero ? known.AddSeconds(-1) : known;

    /// <summary>Scores appear from Tuesday to Saturday (domain notes, section 2.3); counted from the first Tuesday there was.</summary>
    private static int ScoringDaysUntil(DateTimeOffset time)
    {
        var days = DateOnly.FromDateTime(time.UtcDateTime).DayNumber - 1;
        return (ScoringDaysPerWeek * (days / DaysPerWeek)) + Math.Min(ScoringDaysPerWeek, (days % DaysPerWeek) + 1);
    }

    /// <summary>The decimal that the shortest text of the score names; null for one that no decimal holds, which is no score.</summary>
    private static decimal? Exact(double score) =>
        decimal.TryParse(score.ToString("R"), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact
            : null;
}
