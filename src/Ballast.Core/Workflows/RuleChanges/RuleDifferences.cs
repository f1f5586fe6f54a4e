using Ballast.Core.Payouts;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>What is different between two payout rules, in sentences.</summary>
internal static class RuleDifferences
{
    /// <summary>The sentences, the weightiest first; empty where nothing that pays is different.</summary>
    public static IReadOnlyList<string> Find(PayoutRule before, PayoutRule after) =>
        [
            .. Staking(before, after),
            .. Scores(before, after),
            .. Clip(before, after),
            .. Factor(before, after),
            .. Days(before, after),
        ];

    private static IEnumerable<string> Staking(PayoutRule before, PayoutRule after)
    {
        if (before.Staking == after.Staking)
            yield break;
        yield return after.Staking == StakingSystem.AtomicPerRound
            ? $"Stake is locked round by round: what backed {Format.Many(before.ConcurrentRounds, "round")} at once backs one."
            : "One stake backs all open rounds at once again, not a position each.";
    }

    private static IEnumerable<string> Scores(PayoutRule before, PayoutRule after)
    {
        var (old, now) = (Paid(before), Paid(after));
        var gone = old.Keys.Except(now.Keys).ToList();
        var come = now.Keys.Except(old.Keys).ToList();
        if (gone.Count > 0 || come.Count > 0)
            yield return $"It pays on {All(now)}; before, on {All(old)}.";
        foreach (var score in old.Keys.Intersect(now.Keys))
        {
            if (gone.Count == 0 && come.Count == 0 && !old[score].SequenceEqual(now[score]))
                yield return $"The multiplier of {score} is {Options(now[score])}; before, {Options(old[score])}.";
        }
    }

    private static IEnumerable<string> Clip(PayoutRule before, PayoutRule after)
    {
        if (before.Clip != after.Clip)
            yield return $"A round can win or lose up to {Share(after.Clip)} of its stake; before, {Share(before.Clip)}.";
    }

    private static IEnumerable<string> Factor(PayoutRule before, PayoutRule after)
    {
        if (before.StakeThreshold == after.StakeThreshold && before.FactorKind == after.FactorKind)
            yield break;
        yield return $"{Capital(Threshold(after))}; before, {Threshold(before)}.";
    }

    private static IEnumerable<string> Days(PayoutRule before, PayoutRule after)
    {
        if (before.ScoreDays != after.ScoreDays)
            yield return $"A round is scored for {after.ScoreDays} days, so NMR stay locked for about {Weeks(after)} weeks; before, {before.ScoreDays} days and about {Weeks(before)} weeks.";
    }

    private static Dictionary<string, IReadOnlyList<decimal>> Paid(PayoutRule rule) =>
        rule
            .Terms.Where(t => t.Options.Any(o => o != 0))
            .ToDictionary(t => t.Metrics[0].ToString(), t => t.Options, StringComparer.Ordinal);

    private static string All(Dictionary<string, IReadOnlyList<decimal>> scores) =>
        scores.Count == 0
            ? "nothing"
            : string.Join(
                " + ",
                scores.Select(s =>
                    s.Value.Count == 1 ? $"{Options(s.Value)} x {s.Key}" : $"{s.Key} ({Options(s.Value)})"
                )
            );

    private static string Options(IReadOnlyList<decimal> options) =>
        options.Count == 1
            ? Format.Multiplier(options[0])
            : $"{Format.Multiplier(options[0])} to {Format.Multiplier(options[^1])}, as chosen";

    private static string Threshold(PayoutRule rule) =>
        rule.FactorKind == PayoutFactorKind.ThresholdOverTotal && rule.StakeThreshold is { } threshold
            ? $"payouts shrink when more than {Format.Exact(threshold.Amount)} NMR are at risk in a round"
            : "payouts do not shrink with what others stake";

    private static string Share(decimal clip) => $"{Format.Exact(clip * 100)} %";

    private static int Weeks(PayoutRule rule) => (int)Math.Round((rule.ScoreDays + 4) / 5.0);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
