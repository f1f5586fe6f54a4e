using Ballast.Core.Numerics;
using Ballast.Core.Payouts;

namespace Ballast.Core.Evidence.WalkForward;

/// <summary>Scores of models with the ways in which they could have been paid: one panel a score, combinations of multipliers over them.</summary>
/// <param name="scores">One panel a score, all of the same models and rounds.</param>
/// <param name="combinations">One row a combination, one multiplier a score, as it counts under the rule.</param>
/// <param name="names">What people call each combination.</param>
/// <param name="rounds">How each round pays.</param>
internal sealed class CombinationPanel(
    IReadOnlyList<EvidencePanel> scores,
    IReadOnlyList<double[]> combinations,
    IReadOnlyList<string> names,
    IReadOnlyList<PaidRound> rounds
)
{
    private readonly double[] _multipliers = [.. combinations.SelectMany(c => c)];

    private readonly Dictionary<int, int> _columns = Columns(scores);

    /// <summary>The first score's panel: models and rounds are those of all.</summary>
    public EvidencePanel First => scores[0];

    /// <summary>One panel a score.</summary>
    public IReadOnlyList<EvidencePanel> Scores => scores;

    /// <summary>The combinations: one multiplier a score, and what people call it.</summary>
    public IEnumerable<(double[] Multipliers, string Name)> Combinations => combinations.Zip(names);

    /// <summary>How each round pays.</summary>
    public IReadOnlyList<PaidRound> Rounds => rounds;

    /// <summary>What people call a combination.</summary>
    public string Name(int combination) => names[combination];

    /// <summary>Total of each model under each combination over rounds that were known at a moment.</summary>
    internal (KnownPast Past, PayoutGrid Totals) PastAt(
        DateTimeOffset moment,
        int window,
        CancellationToken cancellation
    )
    {
        KnownPast[] pasts = [.. scores.Select(s => s.PastAt(moment, window, cancellation))];
        int[] columns = [.. pasts[0].Rounds.Select(r => _columns[r.Round])];
        var planes = new List<double[]>();
        foreach (var past in pasts)
        {
            var plane = new double[past.Models.Count * columns.Length];
            for (var model = 0; model < past.Models.Count; model++)
                past.Values(model).CopyTo(plane.AsSpan(model * columns.Length));
            planes.Add(plane);
        }
        var payouts = new GridPayouts(First.Models.Count, planes, [.. columns.Select(c => rounds[c])]);
        // One thread: the steps of a walk share the cores already.
        return (pasts[0], payouts.Totals(0, columns.Length, _multipliers, threads: 1));
    }

    /// <summary>What a combination paid a model in a round; NaN where a score is missing.</summary>
    internal double Return(int model, int combination, int column)
    {
        var sum = 0.0;
        for (var score = 0; score < scores.Count; score++)
            sum += combinations[combination][score] * scores[score].Values(model)[column];
        return rounds[column].Return(sum);
    }

    /// <summary>What a combination from the middle of the grid paid each model, in each round with all its scores: how large returns are.</summary>
    internal IEnumerable<double[]> ReturnsOfTheMiddle() =>
        Enumerable
            .Range(0, First.Models.Count)
            .Select(model =>
                Gaps.Dropped([
                    .. Enumerable.Range(0, First.Rounds.Count).Select(t => Return(model, combinations.Count / 2, t)),
                ])
            );

    private static Dictionary<int, int> Columns(IReadOnlyList<EvidencePanel> scores)
    {
        var taking = scores[0].Rounds;
        if (scores.Any(s => !s.Rounds.SequenceEqual(taking) || !s.Models.SequenceEqual(scores[0].Models)))
            throw new ArgumentException("All scores are of the same models and rounds.", nameof(scores));
        return Enumerable.Range(0, taking.Count).ToDictionary(c => taking[c].Round);
    }
}
