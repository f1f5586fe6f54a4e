using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world's submissions and payouts as they are known at a moment.</summary>
internal sealed class SeededPerformances(SeededCatalogue catalogue, DateTimeOffset now)
{
    /// <summary>A submission with what it has at risk and what it pays, or would pay.</summary>
    public PerformanceRecord Create(ModelRecord model, RoundRecord round, Submission submission, Position? position)
    {
        var entrant = catalogue.Entrant(model);
        var rule = catalogue.Plan.Rule(model.Tournament, round.Number);
        var multipliers = catalogue.Plan.Chosen(entrant, rule);
        return new PerformanceRecord
        {
            Model = model,
            Round = round,
            SubmissionId = submission.UploadId ?? catalogue.SubmissionId(entrant, round.Number),
            Upload = submission.UploadId is { } id ? catalogue.Plan.Uploads.Find(id) : null,
            Status = submission.Status == SubmissionStatus.Late ? "late" : "on-time",
            SubmittedAt = submission.Time,
            AtRisk = position?.AtRisk ?? (submission.Status == SubmissionStatus.Late ? 0m : null),
            Weights =
            [
                .. rule.Scores.Select(
                    (s, i) =>
                        new WeightRecord(
                            round.Scores.First(r =>
                                r.DisplayName == PublishedScore.Find(model.Tournament, s.Name).DisplayName
                            ),
                            multipliers[i]
                        )
                ),
            ],
            Payout = position?.Payout ?? Projected(entrant, round, rule, position),
            ChurnMax = submission.Churn,
            TurnoverMax = submission.Turnover,
        };
    }

    /// <summary>What the round would pay if the newest daily scores were the final ones.</summary>
    private decimal? Projected(RosterModel entrant, RoundRecord round, PayRule rule, Position? position)
    {
        if (position is null || round.PayoutFactor is not { } factor)
            return null;
        var known = ScoringDays.Known(round.Number, rule.Days, now);
        if (known == 0)
            return null;
        var weighted = 0m;
        for (var i = 0; i < position.Multipliers.Length; i++)
        {
            var shown = PublishedScore.Find(entrant.Tournament, rule.Scores[i].Name);
            weighted += position.Multipliers[i] * catalogue.Plan.Path(entrant, round.Number, shown)[known - 1];
        }
        return PayoutArithmetic.Payout(position.AtRisk, factor, weighted, rule);
    }
}
