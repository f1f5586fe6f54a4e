using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>Finds the payout rule that a question is about where nobody named one: that of the newest round that takes part.</summary>
internal sealed class RuleFinder(AsOfView view)
{
    /// <summary>
    /// The newest rule that can be paid: that of the newest round in which one of the models has every score that it pays on. Where there
    /// is none, the rule of the newest round with some score; without any, the tournament's first rule.
    /// </summary>
    /// <param name="models">Models; empty means all.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="takesPart">Whether a round counts.</param>
    public PayoutRule Newest(IReadOnlyList<string> models, int from, int to, Func<int, bool> takesPart)
    {
        var scored = view.ScoredRounds(to).Where(r => r >= from).ToList();
        // Where no scored round counts, the newest that does not tells which scores are missing.
        var newest = scored.Exists(r => takesPart(r)) ? scored.First(takesPart) : scored.FirstOrDefault();
        var last = Math.Max(newest, from);
        var inForce = view.Rules.At(last).Rule ?? view.Timeline.Of(view.Tournament)[0].Rule!;
        // Mostly the newest round tells, and then the scores of all the others need not be read for it.
        if (models.Count == 0 && Found(models, last, last, takesPart, IsPaid).Contains(inForce))
            return inForce;
        if (Found(models, from, last, takesPart, IsPaid).FirstOrDefault() is { } payable)
            return payable;
        // A store holds models of other times too: the rule is that of the newest round of these ones.
        return models.Count > 0 && RulesOf(models, from, last, takesPart) is [var own, ..] ? own : inForce;
    }

    /// <summary>The newest rule that can be paid, and the score that it pays on as a weighted sum: where it leaves a choice, the largest multipliers.</summary>
    /// <param name="models">Models; empty means all.</param>
    /// <param name="to">Last round.</param>
    public (Multipliers Score, PayoutRule Rule) NewestScore(IReadOnlyList<string> models, int to)
    {
        var rule = Newest(models, 1, to, _ => true);
        return (
            new Multipliers(rule.Terms.Select(t => (view.Terms.Of(t), t.Options[^1])).Where(t => t.Item2 != 0)),
            rule
        );
    }

    /// <summary>Rules of the rounds in which one of the models has a score that they pay, newest first.</summary>
    /// <param name="models">Models; empty means all.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="takesPart">Whether a round counts.</param>
    public IReadOnlyList<PayoutRule> RulesOf(
        IReadOnlyList<string> models,
        int from,
        int to,
        Func<int, bool> takesPart
    ) =>
        [.. Found(models, from, to, takesPart, (panel, needed, column) => needed.Any(m => HasScore(panel, m, column)))];

    private IEnumerable<PayoutRule> Found(
        IReadOnlyList<string> models,
        int from,
        int to,
        Func<int, bool> takesPart,
        Func<ScorePanel, Metric[], int, bool> has
    )
    {
        Metric[] paid =
        [
            .. view
                .Rules.Rules(from, to)
                .SelectMany(r => r.Terms)
                .Select(view.Terms.Of)
                .Where(view.Metrics.Contains)
                .Distinct(),
        ];
        if (paid.Length == 0)
            yield break;
        var panel = view.Scores(view.Query(models.Count == 0 ? null : models, paid, from, to));
        var payable = new PayableRounds(view);
        var found = new List<PayoutRule>();
        for (var column = panel.Rounds.Count - 1; column >= 0; column--)
        {
            if (view.Rules.At(panel.Rounds[column]).Rule is not { } rule || found.Exists(f => f.Id == rule.Id))
                continue;
            if (!takesPart(panel.Rounds[column]) || !has(panel, [.. payable.Needed(rule)], column))
                continue;
            found.Add(rule);
            yield return rule;
        }
    }

    /// <summary>Whether one model has all of the scores in a round.</summary>
    private static bool IsPaid(ScorePanel panel, Metric[] needed, int column)
    {
        int[] planes = [.. needed.Select(m => panel.Metrics.ToList().IndexOf(m))];
        return !planes.Contains(-1)
            && Enumerable
                .Range(0, panel.Models.Count)
                .Any(row => Array.TrueForAll(planes, p => !double.IsNaN(panel.Row(p, row)[column])));
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
