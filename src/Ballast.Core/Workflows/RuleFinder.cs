using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows;

/// <summary>Finds the payout rule that a question is about where nobody named one: that of the newest round that takes part.</summary>
internal sealed class RuleFinder(ITournamentStore store, PayoutTimeline timeline, RoundRules rules, DateTimeOffset asOf)
{
    private readonly IReadOnlyList<Metric> _stored = store.Metrics(rules.Tournament, asOf);

    /// <summary>The rule of the newest round in which one of the models has a score that it pays; the tournament's first rule without any.</summary>
    /// <param name="models">Models; empty means all.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="takesPart">Whether a round counts.</param>
    public PayoutRule Newest(IReadOnlyList<string> models, int from, int to, Func<int, bool> takesPart)
    {
        var newest = store.ScoredRounds(rules.Tournament, to, asOf).Where(r => r >= from).FirstOrDefault(takesPart);
        var inForce = rules.At(Math.Max(newest, from)).Rule ?? timeline.Of(rules.Tournament)[0].Rule!;
        if (models.Count == 0)
            return inForce;
        // A store holds models of other times too: the rule is that of the newest round of these ones.
        return RulesOf(models, from, Math.Max(newest, from), takesPart) is [var own, ..] ? own : inForce;
    }

    /// <summary>Rules of the rounds in which one of the models has a score that they pay, newest first.</summary>
    /// <param name="models">Models; empty means all.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="takesPart">Whether a round counts.</param>
    public IReadOnlyList<PayoutRule> RulesOf(IReadOnlyList<string> models, int from, int to, Func<int, bool> takesPart)
    {
        var metrics = new TermMetrics(_stored);
        Metric[] paid =
        [
            .. rules.Rules(from, to).SelectMany(r => r.Terms).Select(metrics.Of).Where(_stored.Contains).Distinct(),
        ];
        if (paid.Length == 0)
            return [];
        var panel = store.Scores(
            new ScoreQuery(rules.Tournament, models.Count == 0 ? null : models, paid, from, to, asOf)
        );
        var found = new List<PayoutRule>();
        for (var column = panel.Rounds.Count - 1; column >= 0; column--)
        {
            if (rules.At(panel.Rounds[column]).Rule is not { } rule || found.Contains(rule))
                continue;
            if (takesPart(panel.Rounds[column]) && rule.Terms.Any(t => HasScore(panel, metrics.Of(t), column)))
                found.Add(rule);
        }
        return found;
    }

    private static bool HasScore(ScorePanel panel, Metric metric, int column)
    {
        for (var plane = 0; plane < panel.Metrics.Count; plane++)
        {
            if (panel.Metrics[plane] != metric)
                continue;
            for (var row = 0; row < panel.Models.Count; row++)
            {
                if (!double.IsNaN(panel.Row(plane, row)[column]))
                    return true;
            }
        }
        return false;
    }
}
