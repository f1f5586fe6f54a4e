using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Core.Tiers;

/// <summary>What is known of a strategy since its evidence began.</summary>
/// <remarks>
/// Counts are of all its rounds. Returns and leads are of one stretch of rounds under one payout rule, for no statistic crosses a change of the rule (decision 5): the newest
/// stretch with rounds enough for an interval, and where there is none the newest.
/// </remarks>
internal sealed class StrategyEvidence
{
    private readonly double[] _returns;
    private readonly double[] _leads;
    private readonly TierConfidence _confidence;

    private StrategyEvidence(double[] returns, double[] leads, TierConfidence confidence) =>
        (_returns, _leads, _confidence) = (returns, leads, confidence);

    /// <summary>Rounds that have resolved.</summary>
    public required int ResolvedRounds { get; init; }

    /// <summary>What they are worth in rounds that share no days.</summary>
    public required double IndependentRounds { get; init; }

    /// <summary>Payout rules under which it has at least as many rounds as share days.</summary>
    public required int Regimes { get; init; }

    /// <summary>Rounds in a row that share days, in the stretch that returns are taken of.</summary>
    public required int Overlap { get; init; }

    /// <summary>The payout rule of that stretch; null without a round.</summary>
    public required string? Rule { get; init; }

    /// <summary>Returns of the stretch, oldest first.</summary>
    /// <param name="last">So many of the newest; null for all.</param>
    public ReadOnlySpan<double> Returns(int? last) => Last(_returns, last);

    /// <summary>Returns less those of equal weight in the same rounds; rounds with nobody else are left out.</summary>
    /// <param name="last">So many of the newest; null for all.</param>
    public ReadOnlySpan<double> Leads(int? last) => Last(_leads, last);

    /// <summary>A mean with how far it can lie off on one side, or how many more rounds that needs.</summary>
    public TierMean Mean(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
            return new TierMean(double.NaN, double.NaN, 2 - values.Length);
        var estimate = OverlapEstimate.Mean(values.ToArray(), Overlap, 1);
        if (estimate.Shortage is { } shortage)
            return new TierMean(Average(values), double.NaN, shortage.MoreRounds ?? 0);
        var half = _confidence == TierConfidence.NinetyFive ? estimate.HalfOfNinety : estimate.High - estimate.Value;
        return new TierMean(estimate.Value, half, 0);
    }

    /// <summary>Puts together what is known of a strategy.</summary>
    /// <param name="rounds">Its rounds, ascending.</param>
    /// <param name="returns">One each.</param>
    /// <param name="field">What equal weight brought in the same rounds; NaN where nobody else took part.</param>
    /// <param name="ruleOf">The rule of a round.</param>
    /// <param name="confidence">How sure low and high ends are.</param>
    public static StrategyEvidence Of(
        IReadOnlyList<int> rounds,
        IReadOnlyList<double> returns,
        IReadOnlyList<double> field,
        Func<int, TierRule> ruleOf,
        TierConfidence confidence
    )
    {
        var stretches = Stretches(rounds, ruleOf);
        var chosen =
            stretches.FindLast(s => s.Count >= OverlapEstimate.Needed(s.Rule.Overlap))
            ?? stretches.LastOrDefault()
            ?? new Stretch(new TierRule("", 1), 0, 0);
        var leads = Enumerable
            .Range(chosen.First, chosen.Count)
            .Select(i => returns[i] - field[i])
            .Where(double.IsFinite);
        return new StrategyEvidence([.. returns.Skip(chosen.First).Take(chosen.Count)], [.. leads], confidence)
        {
            ResolvedRounds = rounds.Count,
            IndependentRounds = Ballast.Core.Risk.IndependentRounds.Count(
                stretches.Select(s => (s.Count, s.Rule.Overlap))
            ),
            Regimes = stretches
                .GroupBy(s => s.Rule.Id, StringComparer.Ordinal)
                .Count(g => g.Sum(s => s.Count) >= g.First().Rule.Overlap),
            Overlap = chosen.Rule.Overlap,
            Rule = chosen.Count == 0 ? null : chosen.Rule.Id,
        };
    }

    private static List<Stretch> Stretches(IReadOnlyList<int> rounds, Func<int, TierRule> ruleOf)
    {
        var stretches = new List<Stretch>();
        for (var i = 0; i < rounds.Count; i++)
        {
            var rule = ruleOf(rounds[i]);
            if (stretches.Count > 0 && stretches[^1].Rule.Id == rule.Id)
                stretches[^1] = stretches[^1] with { Count = stretches[^1].Count + 1 };
            else
                stretches.Add(new Stretch(rule, i, 1));
        }
        return stretches;
    }

    private static double Average(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static ReadOnlySpan<double> Last(double[] values, int? last) =>
        last is { } count && count < values.Length ? values.AsSpan(values.Length - count) : values;

    private sealed record Stretch(TierRule Rule, int First, int Count);
}

/// <summary>A payout rule, as far as evidence goes.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
internal sealed record TierRule(string Id, int Overlap);

/// <summary>A mean.</summary>
/// <param name="Value">The mean; NaN below two rounds.</param>
/// <param name="Half">How far the truth can lie off on one side; NaN where that is not known.</param>
/// <param name="MoreRounds">How many more rounds that needs; 0 where it is known.</param>
internal readonly record struct TierMean(double Value, double Half, int MoreRounds);
