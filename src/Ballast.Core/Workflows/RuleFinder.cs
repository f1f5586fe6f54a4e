using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows;

/// <summary>Finds the payout rule that a question is about where nobody named one: that of the newest round that takes part.</summary>
internal sealed class RuleFinder(
    ITournamentStore store,
    PayoutTimeline timeline,
    Tournament tournament,
    DateTimeOffset asOf
)
{
    private readonly IReadOnlyList<Metric> _stored = store.Metrics(tournament, asOf);

    /// <summary>The rule of the newest round in which one of the models has a score that it pays; the tournament's first rule without any.</summary>
    /// <param name="models">Models; empty means all.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="takesPart">Whether a round counts.</param>
    public PayoutRule Newest(IReadOnlyList<string> models, int from, int to, Func<int, bool> takesPart)
    {
        var newest = store.ScoredRounds(tournament, to, asOf).Where(r => r >= from).FirstOrDefault(takesPart);
        var inForce = timeline.At(tournament, Math.Max(newest, from)).Rule ?? timeline.Of(tournament)[0].Rule!;
        if (models.Count == 0)
            return inForce;
        // A store holds models of other times too: the rule is that of the newest round of these ones.
        return RulesOf(models, from, Math.Max(newest, from), takesPart).FirstOrDefault() ?? inForce;
    }

    /// <summary>Rules of the rounds in which one of the models has a score that they pay, newest first.</summary>
    public IEnumerable<PayoutRule> RulesOf(IReadOnlyList<string> models, int from, int to, Func<int, bool> takesPart)
    {
        var metrics = new TermMetrics(_stored);
        foreach (var span in timeline.Of(tournament).Reverse())
        {
            var (first, last) = (Math.Max(span.FirstRound, from), Math.Min(span.LastRound ?? int.MaxValue, to));
            if (span.Rule is not { } rule || first > last)
                continue;
            Metric[] paid = [.. rule.Terms.Select(metrics.Of).Where(_stored.Contains).Distinct()];
            if (paid.Length == 0)
                continue;
            var asked = models.Count == 0 ? null : models;
            var rounds = store.Scores(new ScoreQuery(tournament, asked, paid, first, last, asOf)).Rounds;
            if (rounds.Any(takesPart))
                yield return rule;
        }
    }
}
