using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Rounds;

/// <summary>Lists the rounds of a store.</summary>
public static class StoredRounds
{
    /// <summary>A slice of the rounds that have facts or scores, newest first.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="slice">The slice.</param>
    public static Outcome<RoundsAnswer> Run(AsOfView view, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(view);
        SortedSet<int> scored = [.. view.ScoredRounds()];
        var all = view.Rounds.Keys.Union(scored).OrderDescending().ToList();
        return new RoundsAnswer(
            view.Tournament.Slug(),
            all.Count,
            slice.Offset,
            slice.ShownLimit(all.Count),
            [.. slice.Of(all).Select(Round)]
        )
        {
            More = slice.After(all.Count),
            NextOffset = slice.Next(all.Count),
        };

        StoredRound Round(int number)
        {
            var known = view.FactsOf(number);
            var (open, resolve) = (known.Open(), known.Resolve(view.Dates.ScoreDaysOf(number)));
            return new StoredRound(
                number,
                open.Time,
                open.Basis == TimeBasis.Assumed,
                resolve.Time,
                resolve.Basis == TimeBasis.Assumed,
                resolve.Time <= view.AsOf,
                scored.Contains(number),
                known.PayoutFactor,
                known.TotalAtStake?.Amount
            );
        }
    }
}
