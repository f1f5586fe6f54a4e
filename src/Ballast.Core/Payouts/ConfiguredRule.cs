using System.Globalization;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>Lays what a round's own configuration says over the shipped rule.</summary>
internal static class ConfiguredRule
{
    private const string Source = "the round's own configuration (roundScoreConfigs)";

    /// <summary>The rule of a round as its configuration states it.</summary>
    /// <remarks>
    /// A configuration that says what the shipped rule says changes nothing. One that says what another rule of the tournament says gives
    /// that rule, with all it brings: so a round that is paid the atomic way before the announced date is an atomic round. Any other
    /// is laid over the shipped rule, or, where clip and threshold speak of the other staking system
    /// (<see cref="StatedTerms.Staking"/>), over the nearest rule of that system: scores, multipliers, clip, threshold and days come from the
    /// configuration, what it never says (the clip's side, the kind of factor, the system) from the rule below.
    /// </remarks>
    /// <param name="shipped">The rule that is shipped for the round.</param>
    /// <param name="configuration">What the round says, one entry a score.</param>
    /// <param name="others">The rules of the tournament, oldest first, planned ones too.</param>
    /// <returns>The shipped rule itself where the configuration says the same, or nothing that can be followed.</returns>
    public static PayoutRule Over(
        PayoutRule shipped,
        IReadOnlyList<RoundScoreConfig> configuration,
        IReadOnlyList<PayoutRule>? others = null
    )
    {
        if (StatedTerms.Read(configuration) is not { } stated || stated.IsSaidBy(shipped))
            return shipped;
        var near = Nearest(shipped, others ?? []);
        var system = stated.Staking ?? shipped.Staking;
        // Where the clip is not said, too many rules would say the same.
        if (stated.Clip is not null && near.FirstOrDefault(r => stated.IsSaidBy(r) && r.Staking == system) is { } said)
            return said;
        var below = system == shipped.Staking ? shipped : near.FirstOrDefault(r => r.Staking == system);
        return Laid(below ?? shipped, stated);
    }

    /// <summary>The other rules, the nearest in time first.</summary>
    private static List<PayoutRule> Nearest(PayoutRule shipped, IReadOnlyList<PayoutRule> others)
    {
        var all = others.ToList();
        var own = all.IndexOf(shipped);
        return
        [
            .. all.Select((rule, i) => (rule, i))
                .Where(r => r.i != own)
                .OrderBy(r => Math.Abs(r.i - own))
                .Select(r => r.rule),
        ];
    }

    private static PayoutRule Laid(PayoutRule below, StatedTerms stated)
    {
        PayoutTerm[] terms = [.. stated.Paying.Select(c => Term(below, c))];
        var (clip, days) = (stated.Clip ?? below.Clip, stated.ScoreDays ?? below.ScoreDays);
        var sameScores = terms.Select(t => t.Role).Order().SequenceEqual(below.Terms.Select(t => t.Role).Order());
        return below with
        {
            Id = below.Id + Difference(below, stated, terms),
            Terms = terms,
            // What a combination counted as was said of the old scores.
            MultiplierRule = CappedMultipliers.Over(
                sameScores ? below.MultiplierRule : RuleCatalogue.MultiplierRule("any"),
                terms
            ),
            FormulaText = Written(terms, clip, below.Formula ?? PayoutFormulas.ClipAfterFactor),
            Clip = clip,
            StakeThreshold = stated.Threshold ?? below.StakeThreshold,
            ScoreDays = days,
            // Twenty days: 24 rounds at a time, sixty days: 64 (domain notes, section 4.2), where one opens on every business day.
            ConcurrentRounds = days != below.ScoreDays && below.RoundsPerWeek == 5 ? days + 4 : below.ConcurrentRounds,
            Sources = [.. below.Sources, Source],
            Confidence = "documented (the round's own configuration)",
            Conflicts = [],
            SettledChecks = [],
            Standing = below.Standing with { Planned = null, KnownTo = null },
        };
    }

    /// <summary>What differs, so that different configurations have different names and equal ones the same.</summary>
    private static string Difference(PayoutRule below, StatedTerms stated, PayoutTerm[] terms)
    {
        var parts = terms
            .Where(t => !below.Terms.Any(b => b.Role == t.Role && b.Options.SequenceEqual(t.Options)))
            .Select(t => $"{t.Metrics[0]}={string.Join('/', t.Options.Select(Plain))}")
            .Concat(below.Terms.Where(b => terms.All(t => t.Role != b.Role)).Select(b => $"no-{b.Role}"))
            .ToList();
        if (stated.Clip is { } clip && clip != below.Clip)
            parts.Add($"clip={Plain(clip)}");
        if (stated.Threshold is { } threshold && threshold != below.StakeThreshold)
            parts.Add($"threshold={Plain(threshold.Amount)}");
        if (stated.ScoreDays is { } days && days != below.ScoreDays)
            parts.Add($"days={days}");
        return string.Concat(parts.Select(p => "+" + p));
    }

    private static string Written(PayoutTerm[] terms, decimal clip, IPayoutFormula formula)
    {
        var sum = string.Join(
            " + ",
            terms.Select(t => (t.IsFixed ? Plain(t.Options[0]) : t.Role + "_multiplier") + "*" + t.Metrics[0])
        );
        var written = formula.Write("at_risk", "payout_factor", $"({sum})", $", -{Plain(clip)}, {Plain(clip)}");
        return $"payout = {written.Replace(" x ", " * ", StringComparison.Ordinal)}";
    }

    private static PayoutTerm Term(PayoutRule below, RoundScoreConfig config)
    {
        var known = below.Terms.FirstOrDefault(t => StatedTerms.IsAbout(config, t));
        decimal?[] given = [config.MinMultiplier, config.DefaultMultiplier, config.MaxMultiplier];
        // Options inside the configured range stay choosable; the range's ends and default always are.
        var inside = (known?.Options ?? []).Where(o => o >= config.MinMultiplier && o <= config.MaxMultiplier);
        var options = given.Where(v => v is not null).Select(v => v!.Value).Concat(inside).Distinct().Order();
        // The official version stands in the store without one.
        var own = config.IsCanon == false ? config.Metric : new Metric(config.Metric.Name);
        return new PayoutTerm(
            known?.Role ?? own.ToString(),
            known?.Score ?? config.Metric.ToString(),
            known?.Metrics ?? [own],
            [.. options],
            "from the round's own configuration"
        )
        {
            Slot = known?.Slot,
        };
    }

    private static string Plain(decimal value) => value.ToString("0.##################", CultureInfo.InvariantCulture);
}
