using Ballast.Sandbox.Books;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world's submissions and payouts as they are known at a moment.</summary>
internal sealed class SeededEntries(SeededCatalogue catalogue, DateTimeOffset now)
{
    /// <summary>A submission with what it has at risk and what it pays, or would pay.</summary>
    public PerformanceRecord Of(ModelRecord model, RoundRecord round, Entry entry, Position? position)
    {
        var cast = catalogue.Cast(model);
        var rule = catalogue.Plan.Rule(model.Tournament, round.Number);
        var multipliers = catalogue.Plan.Chosen(cast, rule);
        return new PerformanceRecord
        {
            Model = model,
            Round = round,
            SubmissionId = catalogue.SubmissionId(cast, round.Number),
            Status = entry.Status == EntryStatus.Late ? "late" : "on-time",
            SubmittedAt = entry.Time,
            AtRisk = position?.AtRisk,
            Weights =
            [
                .. rule.Scores.Select(
                    (s, i) =>
                        new WeightRecord(
                            round.Scores.First(r =>
                                r.DisplayName == ShownScore.Named(model.Tournament, s.Name).DisplayName
                            ),
                            multipliers[i]
                        )
                ),
            ],
            Payout = position?.Payout ?? Projected(cast, round, rule, position),
            ChurnMax = entry.Churn,
            TurnoverMax = entry.Turnover,
        };
    }

    /// <summary>What the round would pay if the newest daily scores were the final ones.</summary>
    private decimal? Projected(CastModel cast, RoundRecord round, PayRule rule, Position? position)
    {
        if (position is null || round.PayoutFactor is not { } factor)
            return null;
        var known = ScoringDays.Known(round.Number, rule.Days, now);
        if (known == 0)
            return null;
        var weighted = 0m;
        for (var i = 0; i < position.Multipliers.Length; i++)
        {
            var shown = ShownScore.Named(cast.Tournament, rule.Scores[i].Name);
            weighted += position.Multipliers[i] * catalogue.Plan.Path(cast, round.Number, shown)[known - 1];
        }
        return Settle.Payout(position.AtRisk, factor, weighted, rule);
    }
}
