namespace Ballast.Core.Payouts;

/// <summary>Lays what a round's own configuration says over the shipped rule.</summary>
public static class ConfiguredRule
{
    /// <summary>
    /// The rule of a round as its configuration states it. Scores that pay, their multipliers, the clip and the threshold come from
    /// the configuration; what it leaves out (the clip's order, the staking system) stays as shipped.
    /// </summary>
    /// <returns>The shipped rule itself where the configuration names no paying score.</returns>
    public static PayoutRule Over(PayoutRule shipped, IReadOnlyList<RoundScoreConfig> configuration)
    {
        var paying = configuration.Where(c => c.IsPayout).ToList();
        if (paying.Count == 0)
            return shipped;
        return shipped with
        {
            Terms = [.. paying.Select(c => Term(shipped, c))],
            Clip = paying.Select(c => c.Clip).FirstOrDefault(c => c is not null) ?? shipped.Clip,
            StakeThreshold =
                paying.Select(c => c.StakeThreshold).FirstOrDefault(t => t is not null) ?? shipped.StakeThreshold,
            ScoreDays = paying.Max(c => c.ScoreDays) ?? shipped.ScoreDays,
            Sources = [.. shipped.Sources, "the round's own configuration (roundScoreConfigs)"],
            Confidence = "documented (the round's own configuration)",
        };
    }

    private static PayoutTerm Term(PayoutRule shipped, RoundScoreConfig config)
    {
        var known = shipped.Terms.FirstOrDefault(t => t.Metrics.Any(m => m.Name == config.Metric.Name));
        decimal?[] given = [config.MinMultiplier, config.DefaultMultiplier, config.MaxMultiplier];
        // Options inside the configured range stay choosable; the range's ends and default always are.
        var inside = (known?.Options ?? []).Where(o => o >= config.MinMultiplier && o <= config.MaxMultiplier);
        var options = given.Where(v => v is not null).Select(v => v!.Value).Concat(inside).Distinct().Order();
        return new PayoutTerm(
            known?.Role ?? config.Metric.Name,
            known?.Score ?? config.Metric.ToString(),
            known?.Metrics ?? [config.Metric],
            [.. options],
            "from the round's own configuration"
        );
    }
}
