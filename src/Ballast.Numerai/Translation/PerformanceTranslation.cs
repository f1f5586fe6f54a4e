using Ballast.Core.Rounds;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Translation;

/// <summary>A model's rounds in Numerai's words to ours.</summary>
public static class PerformanceTranslation
{
    /// <summary>One round of a model; null where the row does not say which round it is.</summary>
    public static RoundResult? ToResult(this WireRoundPerformance row)
    {
        if (row.RoundNumber is not { } round)
            return null;
        var scores = (row.SubmissionScores ?? []).OfType<WireSubmissionScore>().ToList();
        // The payout of the whole round is repeated on every score row: adding them up would multiply it.
        var settled = scores.Select(score => score.PayoutSettled).OfType<Nmr>().Distinct().ToList();
        var pending = scores.Select(score => score.PayoutPending).OfType<Nmr>().Distinct().ToList();
        return new RoundResult
        {
            Round = round,
            SubmissionId = row.SubmissionId,
            AtRisk = row.AtRisk,
            PayoutFactor = row.RoundPayoutFactor,
            Multipliers = Multipliers(row.PayoutMultipliers),
            Slots = new SlotMultipliers(row.CorrMultiplier, row.MmcMultiplier, row.TcMultiplier),
            Settled = settled is [var paid] ? paid : null,
            Pending = pending is [var expected] ? expected : null,
            HasConflictingPayouts = settled.Count > 1 || pending.Count > 1,
            CloseStakingTime = row.RoundCloseStakingTime,
            ResolveTime = row.RoundResolveTime,
            ClaimsResolved = row.RoundResolved,
            Scores = scores
                .Select(score => score with { RoundNumber = score.RoundNumber ?? round })
                .ToOfficialReadings(),
        };
    }

    /// <summary>Weights by score. The version stays out: a payout belongs to the official score of its round.</summary>
    public static IReadOnlyDictionary<Metric, decimal> Multipliers(IEnumerable<WirePayoutMultiplier?>? list)
    {
        var weights = new Dictionary<Metric, decimal>();
        foreach (var one in (list ?? []).OfType<WirePayoutMultiplier>())
        {
            if (Metric.TryParse(one.DisplayName ?? one.Name, out var metric) && one.Multiplier is { } weight)
                weights[metric] = weight;
        }
        return weights;
    }
}
