using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Account;

/// <summary>How far the NMR that rounds added up lay below an earlier height. The beginning, at nothing, is a height too.</summary>
internal static class MoneyFall
{
    /// <summary>NMR below the height before, round by round, with the round of that height; null for the beginning.</summary>
    public static IEnumerable<(int Round, decimal Below, int? Peak)> Falls(IReadOnlyList<AccountRoundEntry> rounds)
    {
        var (height, peak) = (0m, (int?)null);
        foreach (var round in rounds)
        {
            if (round.Cumulative >= height)
                (height, peak) = (round.Cumulative, round.Round);
            yield return (round.Round, round.Cumulative - height, peak);
        }
    }

    /// <summary>The deepest fall; null where there was none.</summary>
    public static FallEntry? Deepest(IReadOnlyList<AccountRoundEntry> rounds)
    {
        var deepest = Falls(rounds).DefaultIfEmpty().MinBy(f => f.Below);
        if (deepest.Below >= 0)
            return null;
        var from = rounds.FirstOrDefault(r => r.Round == deepest.Peak);
        var to = rounds.First(r => r.Round == deepest.Round);
        var back = rounds
            .SkipWhile(r => r.Round != to.Round)
            .FirstOrDefault(r => r.Cumulative >= (from?.Cumulative ?? 0));
        return new FallEntry(
            Json.Plain(deepest.Below),
            from?.Round,
            from?.Date,
            to.Round,
            to.Date,
            back?.Round,
            back?.Date
        );
    }
}
