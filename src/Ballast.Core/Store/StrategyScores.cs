using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Scores of strategies, put together from those of the slots that they sat in.</summary>
/// <param name="seats">Who sat where.</param>
/// <param name="strategies">Those that are asked for, one a row.</param>
/// <param name="slots">Scores of their slots.</param>
internal sealed class StrategyScores(SlotSeats seats, IReadOnlyList<string> strategies, ScorePanel slots)
{
    /// <summary>The panel: the asked strategies, and every round in which one of them has a score.</summary>
    public ScorePanel Create()
    {
        var row = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < strategies.Count; i++)
            row[strategies[i]] = i;
        var panel = new ScorePanel(strategies, slots.Rounds, slots.Metrics);
        foreach (
            var slot in Enumerable
                .Range(0, slots.Models.Count)
                .OrderBy(s => slots.Models[s], StringComparer.OrdinalIgnoreCase)
        )
        {
            for (var round = 0; round < slots.Rounds.Count; round++)
            {
                if (
                    seats.Find(slots.Models[slot], slots.Rounds[round]) is { } strategy
                    && row.TryGetValue(strategy, out var to)
                )
                    Take(panel, slot, to, round);
            }
        }
        int[] scored =
        [
            .. Enumerable
                .Range(0, slots.Rounds.Count)
                .Where(r => Enumerable.Range(0, panel.Models.Count).Any(m => panel.HasScore(m, r))),
        ];
        return scored.Length == slots.Rounds.Count ? panel : panel.WithRounds(scored);
    }

    private void Take(ScorePanel panel, int slot, int strategy, int round)
    {
        for (var metric = 0; metric < slots.Metrics.Count; metric++)
        {
            ref var value = ref panel.Row(metric, strategy)[round];
            if (double.IsNaN(value))
                value = slots.Row(metric, slot)[round];
        }
    }
}
