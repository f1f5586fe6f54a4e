using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Tiers;

/// <summary>The replay of a policy in words.</summary>
internal static class TierReplayText
{
    private const double MuchIdle = 0.1;

    /// <summary>What the past says of the policy, and no more than that.</summary>
    public static IEnumerable<Block> Write(TiersAnswer answer, TierReplay replay)
    {
        var (tiers, equal) = (replay.Policies[0], replay.Policies[1]);
        yield return new Heading("Followed through the past", 2);
        yield return new Sentence(
            $"{Format.Nmr(answer.Total)} NMR would have become {Format.Nmr(tiers.End)} with the tiers, {Format.Nmr(equal.End)} with equal weight. {Verdict(tiers)}"
        );
        if (tiers.IdleShare >= MuchIdle)
            yield return new Sentence(
                $"{Format.PlainPercent(tiers.IdleShare, 0)} of the NMR were idle on the mean: not staked while models were unproven, or waiting for their lock."
            );
        if (replay.SwitchesPerModelYear is { } switches)
            yield return new Sentence(
                $"{Format.Many(replay.Rises, "rise")} and {Format.Many(replay.Falls, "fall")}: {Format.Number(switches, 2)} switches a model and year. Where no model is better than another the shipped policy makes some 0.3."
            );
        yield return new Table(
            "The tiers beside equal weight",
            [
                new Column("Policy", ColumnKind.Name),
                new Column("end NMR"),
                new Column("gain", Priority: 1),
                new Column("deepest fall", Priority: 2),
                new Column("idle", Priority: 3),
                new Column("requests", Priority: 5),
                new Column("a round less equal weight", Priority: 4),
                new Column("95 % interval", Priority: 4),
            ],
            [.. replay.Policies.Select(Row)]
        );
        yield return new LineChart(
            "NMR of the account",
            ChartUnit.Nmr,
            [.. replay.Policies.Select(p => RehearseText.Curve(p.Policy, p.Series))]
        );
    }

    private static string Verdict(RehearsedPolicy tiers) =>
        tiers.Verdict switch
        {
            "better" => $"They did better by more than chance: {Interval(tiers)}.",
            "worse" => $"They did worse by more than chance: {Interval(tiers)}.",
            _ when tiers.NoInterval is { } why =>
                $"Whether they are better is not shown: {IntervalReasons.InWords(why)}.",
            _ => $"Whether they are better is not shown: {Interval(tiers)}.",
        };

    private static string Interval(RehearsedPolicy tiers) =>
        $"{Format.Percent(tiers.Difference!.Value, 3)} of the NMR a round, 95 % interval {Format.Percent(tiers.Low!.Value, 3)} to {Format.Percent(tiers.High!.Value, 3)}";

    private static IReadOnlyList<Cell> Row(RehearsedPolicy policy) =>
        [
            Cell.Name(policy.Policy),
            Cell.Stake(policy.End),
            Cell.Nmr(policy.Gain),
            Cell.PlainPercent(policy.DeepestFall),
            Cell.PlainPercent(policy.IdleShare),
            Cell.Count(policy.Requests),
            policy.Verdict == "benchmark" ? Cell.Words("-") : Cell.Percent(policy.Difference, 3),
            policy.Verdict == "benchmark"
                ? Cell.Words("-")
                : IntervalReasons.Cell(policy.Low, policy.High, policy.NoInterval, 3),
        ];
}
