using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>What a round's own configuration says about its payout, all scores together.</summary>
internal sealed class StatedTerms
{
    private StatedTerms(IReadOnlyList<RoundScoreConfig> paying) => Paying = paying;

    /// <summary>The scores that pay, at least one.</summary>
    public IReadOnlyList<RoundScoreConfig> Paying { get; }

    /// <summary>The bound of the return; null where it is not said.</summary>
    public decimal? Clip => Paying.Select(c => c.Clip).FirstOrDefault(c => c is not null);

    /// <summary>The stake threshold; null where there is none. A threshold of 0 only says that the round does not pay.</summary>
    public Nmr? Threshold => Paying.Select(c => c.StakeThreshold).FirstOrDefault(t => t is { } nmr && nmr > Nmr.Zero);

    /// <summary>Scoring days of the score that takes longest; null where they are not said.</summary>
    public int? ScoreDays => Paying.Max(c => c.ScoreDays);

    /// <summary>The staking system it speaks of; null where it could be either.</summary>
    /// <remarks>
    /// No configuration names the system. In every documented rule a position of its own can lose all of itself and is paid without a
    /// threshold, and since there are thresholds a continuous stake has one and a tighter clip (domain notes, sections 2.1 and 4.6). Where
    /// the two signs do not agree nothing is concluded.
    /// </remarks>
    public StakingSystem? Staking =>
        (Clip, Threshold) switch
        {
            (>= 1m, null) => StakingSystem.AtomicPerRound,
            (< 1m, not null) => StakingSystem.LegacyContinuous,
            _ => null,
        };

    /// <summary>What a configuration says; null where it names no paying score, or one without its multipliers.</summary>
    public static StatedTerms? Read(IReadOnlyList<RoundScoreConfig> configuration)
    {
        var paying = configuration.Where(c => c.IsPayout).ToList();
        return paying.Count == 0 || configuration.Any(c => c.IsUnsaid) ? null : new StatedTerms(paying);
    }

    /// <summary>Whether the rule says the same: nothing that is stated differs from it, and nothing it pays on is left out.</summary>
    public bool IsSaidBy(PayoutRule rule)
    {
        var terms = rule.Terms.Where(t => t.Options.Any(o => o != 0)).ToList();
        return terms.Count == Paying.Count
            && terms.TrueForAll(t => Paying.Any(c => IsSaidBy(c, t)))
            && (Clip is null || Clip == rule.Clip)
            && (Threshold is null || Threshold == rule.StakeThreshold)
            && (ScoreDays is null || ScoreDays == rule.ScoreDays);
    }

    /// <summary>Whether a term carries a configured score. Versions are not compared: the official one has none in the store.</summary>
    public static bool IsAbout(RoundScoreConfig config, PayoutTerm term) =>
        term.Metrics.Any(m => m.Name == config.Metric.Name);

    private static bool IsSaidBy(RoundScoreConfig config, PayoutTerm term) =>
        IsAbout(config, term)
        && (config.MinMultiplier is null || config.MinMultiplier == term.Options[0])
        && (config.MaxMultiplier is null || config.MaxMultiplier == term.Options[^1])
        && (config.DefaultMultiplier is null || term.Options.Contains(config.DefaultMultiplier.Value));
}
