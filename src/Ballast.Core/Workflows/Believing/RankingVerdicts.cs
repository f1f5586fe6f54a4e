using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Firsts;
using Ballast.Core.Evidence.Words;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Believing;

/// <summary>The words that stand on every ranking: which of its models can be told apart.</summary>
internal static class RankingVerdicts
{
    /// <summary>More than that take seconds, and a ranking of hundreds is no choice anybody makes.</summary>
    public const int MostModels = 60;

    /// <summary>The verdict on a ranking by mean; null for one model or for more than <see cref="MostModels"/>.</summary>
    /// <param name="models">One row each.</param>
    /// <param name="rounds">Round numbers, ascending, one column each.</param>
    /// <param name="values">What each model brought in each round; NaN for missing.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    public static VerdictEntry? Of(
        IReadOnlyList<string> models,
        IReadOnlyList<int> rounds,
        IReadOnlyList<IReadOnlyList<double>> values,
        int overlap
    )
    {
        if (models.Count is < 2 or > MostModels)
            return null;
        // Only the order of rounds matters to the group of firsts; the moments are those of the numbers.
        var panel = new EvidencePanel(models, [.. rounds.Select(Numbered)], values);
        var firsts = FirstsFinder.Of(panel, new FirstsOptions { Overlap = overlap });
        return EvidenceEntries.Of(RankingVerdict.Of(firsts));
    }

    private static EvidenceRound Numbered(int round)
    {
        var decided = DateTimeOffset.UnixEpoch.AddDays(round);
        return new EvidenceRound(round, decided, decided.AddDays(1));
    }
}
