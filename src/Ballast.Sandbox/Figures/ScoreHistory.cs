using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Figures;

/// <summary>A model's final scores by when their rounds resolved: reputations of any day without walking all rounds again.</summary>
/// <remarks>
/// Reputation is the mean over one year of resolved rounds, a missed round counting 0 (domain notes, section 1.2, the rule since
/// March 2023).
/// </remarks>
internal sealed class ScoreHistory
{
    private const int Places = 12;

    private readonly DateTimeOffset[] _rounds;
    private readonly Dictionary<string, (List<DateTimeOffset> Times, List<decimal> Sums)> _scores = new(
        StringComparer.Ordinal
    );

    /// <param name="roundsResolved">When each resolved round of the tournament resolved, ascending.</param>
    /// <param name="scores">The final scores of the model's rounds with when they resolved.</param>
    public ScoreHistory(
        DateTimeOffset[] roundsResolved,
        IEnumerable<(DateTimeOffset Resolved, IReadOnlyList<ScoreRecord> Scores)> scores
    )
    {
        _rounds = roundsResolved;
        foreach (var (resolved, values) in scores.OrderBy(s => s.Resolved))
        {
            foreach (var score in values)
                Add(score, resolved);
        }
    }

    /// <summary>The names of all scores there are.</summary>
    public IReadOnlyCollection<string> Names => _scores.Keys;

    /// <summary>The reputation as it stood at a moment; null where no round of the year before had the score.</summary>
    public decimal? Reputation(string name, DateTimeOffset at)
    {
        if (!_scores.TryGetValue(name, out var score))
            return null;
        var since = at.AddYears(-1);
        var (from, to) = (Moments.CountUntil(score.Times, since), Moments.CountUntil(score.Times, at));
        if (from == to)
            return null;
        var sum = score.Sums[to - 1] - (from == 0 ? 0m : score.Sums[from - 1]);
        return decimal.Round(sum / (Moments.CountUntil(_rounds, at) - Moments.CountUntil(_rounds, since)), Places);
    }

    /// <summary>The mean of what rounds that resolved between two moments scored; null without any.</summary>
    public decimal? Mean(string name, DateTimeOffset after, DateTimeOffset until)
    {
        if (!_scores.TryGetValue(name, out var score))
            return null;
        var (from, to) = (Moments.CountUntil(score.Times, after), Moments.CountUntil(score.Times, until));
        var sum = to == from ? 0m : score.Sums[to - 1] - (from == 0 ? 0m : score.Sums[from - 1]);
        return to == from ? null : decimal.Round(sum / (to - from), Places);
    }

    private void Add(ScoreRecord score, DateTimeOffset resolved)
    {
        if (!_scores.TryGetValue(score.DisplayName, out var known))
            _scores[score.DisplayName] = known = ([], []);
        known.Times.Add(resolved);
        known.Sums.Add((known.Sums.Count == 0 ? 0m : known.Sums[^1]) + score.Value);
    }
}
