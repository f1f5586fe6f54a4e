using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Translation;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>Rounds as a sync keeps them.</summary>
internal static class FeedTranslation
{
    /// <summary>A round with the ends of its scores; null where it does not say which one it is.</summary>
    public static FeedRound? ToFeedRound(this WireRound round)
    {
        if (round.ToFacts() is not { } facts)
            return null;
        var ends = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var rule in round.ToScoreRules())
        {
            if (rule.ScoringEnd is { } end && (!ends.TryGetValue(rule.Metric.Name, out var other) || other < end))
                ends[rule.Metric.Name] = end;
        }
        return new FeedRound(facts, ends) { Configuration = [.. Configuration(round)] };
    }

    /// <summary>In an order of their own: the server's may change from answer to answer.</summary>
    private static IEnumerable<RoundScoreConfig> Configuration(WireRound round) =>
        round
            .ToScoreRules()
            .Select(rule => new RoundScoreConfig(
                rule.Metric,
                rule.MinMultiplier,
                rule.MaxMultiplier,
                rule.Multiplier,
                rule.Clip,
                rule.StakeThreshold,
                rule.ScoreDays
            )
            {
                ConfigName = rule.ConfigName,
                LagDays = rule.LagDays,
                DelayDays = rule.DelayDays,
                PayoutFactor = rule.PayoutFactor,
                IsCanon = rule.IsCanon,
                IsCalledPayout = rule.IsPayout,
            })
            .OrderBy(c => c.Metric.ToString(), StringComparer.Ordinal)
            .ThenBy(c => c.ConfigName, StringComparer.Ordinal);

    /// <summary>A model's round; null where the row does not say which one it is.</summary>
    public static FeedModelRound? ToFeedRound(this WireRoundPerformance row, Tournament tournament)
    {
        if (row.ToResult() is not { } result)
            return null;
        return new FeedModelRound
        {
            Round = result.Round,
            IsSubmitted = result.SubmissionId is { Length: > 0 } || result.Scores.Count > 0,
            AtRisk = result.AtRisk,
            Multipliers = ReadMultipliers(result, tournament),
            PayoutFactor = result.PayoutFactor,
            Settled = result.Settled,
            Pending = result.Pending,
            CloseStakingTime = result.CloseStakingTime,
            ResolveTime = result.ResolveTime,
            ClaimsResolved = result.ClaimsResolved,
            Paths = PathTranslation.Paths(row, result.Round),
        };
    }

    /// <summary>
    /// The row's own list. Without one the three older slots, on Classic only: on Signals they carried the weights of other scores.
    /// </summary>
    private static Multipliers? ReadMultipliers(RoundResult result, Tournament tournament)
    {
        if (result.Multipliers.Count > 0)
            return new Multipliers(result.Multipliers.Select(m => (m.Key, m.Value)));
        if (tournament != Tournament.Classic)
            return null;
        (Metric Metric, decimal? Value)[] slots =
        [
            (Metric.Corr, result.Slots.Corr),
            (Metric.Mmc, result.Slots.Mmc),
            (Metric.Tc, result.Slots.Tc),
        ];
        var known = slots.Where(s => s.Value is not null).Select(s => (s.Metric, s.Value!.Value)).ToList();
        return known.Count > 0 ? new Multipliers(known) : null;
    }
}
