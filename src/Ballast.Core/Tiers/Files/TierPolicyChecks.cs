using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Yaml;

namespace Ballast.Core.Tiers.Files;

/// <summary>Refuses policies that can be read and cannot work: tiers that nobody reaches, and bounds that send strategies up and down at once.</summary>
internal static class TierPolicyChecks
{
    /// <summary>Rounds that share days where fewest do, among daily rounds: an interval needs so many times it.</summary>
    private const int ShortestOverlap = 20;

    /// <summary>Checks a policy.</summary>
    /// <exception cref="YamlFileException">Something cannot work.</exception>
    public static void Check(TierPolicy policy, IReadOnlyList<WrittenTier> tiers)
    {
        Names(tiers);
        Sizes(policy, tiers);
        Reach(policy, tiers);
        foreach (var tier in tiers)
        {
            Windows(tier);
            Hysteresis(tier);
        }
        if (policy.AtRuleChange == AtRuleChange.Reset)
            OneRegime(tiers);
    }

    private static void Names(IReadOnlyList<WrittenTier> tiers)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tier in tiers.Where(t => !seen.Add(t.Tier.Name)))
            throw tier.Map.Wrong($"Two tiers are called '{tier.Tier.Name}': give each a name of its own.");
    }

    private static void Sizes(TierPolicy policy, IReadOnlyList<WrittenTier> tiers)
    {
        foreach (var tier in tiers.Where(t => t.SizeKind != policy.SizeKind))
            throw tier.Size.Wrong(
                $"{tier.Tier.Name} has another kind of size than {tiers[0].Tier.Name}: say weight, share or nmr-per-round in all tiers."
            );
        if (tiers.All(t => t.Tier.Size == 0))
            throw tiers[^1].Size.Wrong("No tier stakes anything: give the highest one a size above 0.");
        for (var i = 1; i < tiers.Count; i++)
        {
            if (tiers[i].Tier.Size < tiers[i - 1].Tier.Size)
                throw tiers[i]
                    .Size.Wrong(
                        $"{tiers[i].Tier.Name} stakes less than {tiers[i - 1].Tier.Name} below it: tiers stand lowest first, so write at least {tiers[i - 1].Tier.Size}."
                    );
        }
    }

    private static void Reach(TierPolicy policy, IReadOnlyList<WrittenTier> tiers)
    {
        if (tiers[0].Map.Find("promote") is { } first)
            throw first.Wrong($"Nobody rises into the lowest tier, {tiers[0].Tier.Name}: leave promote out.");
        if (tiers[0].Map.Find("demote") is { } down)
            throw down.Wrong($"Nobody falls below the lowest tier, {tiers[0].Tier.Name}: leave demote out.");
        var lowest = Math.Min(policy.Start, policy.Reset);
        foreach (var tier in tiers.Skip(lowest + 1).Where(t => t.Tier.Promote.Count == 0))
            throw tier.Map.Wrong(
                $"{tier.Tier.Name} cannot be reached: it has no promote. Write what a strategy needs to rise into it, such as 'promote: {{ resolved-rounds: 60 }}'."
            );
        for (var i = lowest - 1; i >= 0; i--)
        {
            if (tiers[i + 1].Tier.Demote.Count == 0)
                throw tiers[i]
                    .Map.Wrong(
                        $"{tiers[i].Tier.Name} cannot be reached: nothing starts there and {tiers[i + 1].Tier.Name} has no demote."
                    );
        }
    }

    /// <summary>An end of an interval needs rounds; a window that is shorter never has it.</summary>
    private static void Windows(WrittenTier tier)
    {
        var fewest = OverlapEstimate.Needed(ShortestOverlap);
        foreach (var (section, conditions) in Sections(tier))
        {
            foreach (var condition in conditions.Where(c => c.Measure.End != 1 && c.Last < fewest))
                throw new YamlFileException(
                    tier.PlaceOf(section, condition),
                    $"{condition.Measure.Name} of the last {condition.Last} rounds is never known: an end of an interval needs {fewest} rounds of 20 days. Write 'last: {fewest}' or more, or take {condition.Measure.Kind}-mean or {condition.Measure.Kind}-ratio."
                );
        }
    }

    /// <summary>Whoever has just risen must not fall by the same figures: what sends down lies below what lets rise.</summary>
    private static void Hysteresis(WrittenTier tier)
    {
        foreach (var demote in tier.Tier.Demote)
        {
            var guards = tier
                .Tier.Promote.Where(p => p.Measure.Kind == demote.Measure.Kind && p.Last == demote.Last)
                .ToList();
            if (tier.Tier.Promote.Count == 0 || guards.Exists(p => Excludes(p, demote)))
                continue;
            var place = tier.PlaceOf("demote", demote);
            var window = demote.Last is { } last ? $" with last: {last}" : "";
            throw guards.Find(p => p.Measure.Name == demote.Measure.Name) is { } same
                ? new YamlFileException(
                    place,
                    $"{tier.Tier.Name} lets fall at {demote.Measure.Name} {Bound(demote)} and rise at {Bound(same)}: strategies would go up and down on noise. The bound of demote is {(demote.Measure.IsBetterSmall ? "above" : "below")} that of promote."
                )
                : new YamlFileException(
                    place,
                    $"Whoever rises into {tier.Tier.Name} could fall at once by {demote.Measure.Name}: write a better bound of {demote.Measure.Name}{window} into its promote, too."
                );
        }
    }

    /// <summary>Whether what lets rise rules out what sends down: a better bound of the same figure, or no worse a bound of a lower end.</summary>
    private static bool Excludes(TierCondition promote, TierCondition demote)
    {
        var (better, sign) = (promote.Measure.End, demote.Measure.IsBetterSmall ? -1 : 1);
        var gap = sign * (promote.Bound - demote.Bound);
        return better == demote.Measure.End ? gap > 0 : better < demote.Measure.End && gap >= 0;
    }

    private static void OneRegime(IReadOnlyList<WrittenTier> tiers)
    {
        foreach (var tier in tiers)
        {
            if (tier.Tier.Promote.FirstOrDefault(c => c.Measure.Name == "regimes" && c.Bound > 1) is { } several)
                throw new YamlFileException(
                    tier.PlaceOf("promote", several),
                    $"{tier.Tier.Name} cannot be reached: with 'at-rule-change: reset' evidence never reaches over two payout rules. Write 'regimes: 1', or 'at-rule-change: hold-promotions'."
                );
        }
    }

    private static IEnumerable<(string Section, IReadOnlyList<TierCondition> Conditions)> Sections(WrittenTier tier) =>
        [("promote", tier.Tier.Promote), ("demote", tier.Tier.Demote)];

    private static string Bound(TierCondition condition) =>
        condition.Bound.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
