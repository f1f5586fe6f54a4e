using Ballast.Core.Evidence;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Verdicts;

/// <summary>Makes panels for evidence: each round with the moment of its decision and the moment its value became known.</summary>
internal sealed class EvidencePanels(AsOfView view, ReturnPanel returns)
{
    /// <summary>Returns of the models in a stretch of rounds.</summary>
    public EvidencePanel OfReturns(int first, int count) =>
        new(
            returns.Models,
            [.. returns.Rounds.Skip(first).Take(count).Select(r => Round(r.Round))],
            [.. returns.Values.Select(v => new ArraySegment<double>(v, first, count))]
        );

    /// <summary>A score of the same models in the same rounds; null where it is not stored for any of them.</summary>
    public EvidencePanel? OfScore(Metric metric, int first, int count)
    {
        int[] rounds = [.. returns.Rounds.Skip(first).Take(count).Select(r => r.Round)];
        var panel = view.Scores(view.Query(returns.Models, [metric], rounds[0], rounds[^1]));
        var taking = rounds.ToHashSet();
        var columns = Enumerable.Range(0, panel.Rounds.Count).Where(c => taking.Contains(panel.Rounds[c])).ToList();
        if (columns.Count == 0)
            return null;
        return new EvidencePanel(
            panel.Models,
            [.. columns.Select(c => Round(panel.Rounds[c]))],
            [.. panel.Models.Select((_, row) => Picked(panel.Row(0, row), columns))]
        );
    }

    private static double[] Picked(ReadOnlySpan<double> row, List<int> columns)
    {
        var picked = new double[columns.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = row[columns[i]];
        return picked;
    }

    private EvidenceRound Round(int round) => new(round, view.Dates.StakeFixedAt(round), view.Dates.ResolvedAt(round));
}
