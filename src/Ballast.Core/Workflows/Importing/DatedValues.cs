using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>
/// Rows that hold the value of one scoring day each. Which of them is the last one of its round, and so the last word, is known only after the
/// last row, in whatever order they come.
/// </summary>
internal sealed class DatedValues(IImportBatch batch, KnowledgeOfRows knowledge, ImportNotes notes)
{
    private readonly Dictionary<(string Model, int Round), DatedRound> _rounds = [];
    private readonly List<DatedRound> _order = [];

    public void Add(PerformanceRow row)
    {
        var key = (row.Model.ToLowerInvariant(), row.Round);
        if (!_rounds.TryGetValue(key, out var dated))
        {
            _rounds[key] = dated = new DatedRound(row);
            _order.Add(dated);
        }
        dated.Add(row);
    }

    public void Write()
    {
        foreach (var round in _order)
        {
            foreach (var (metric, shown) in round.ScoresByMetric())
                WriteScores(round, metric, shown);
            WriteStakes(round);
        }
        _rounds.Clear();
        _order.Clear();
    }

    private void WriteScores(DatedRound round, Metric metric, List<ShownScore> shown)
    {
        // A day may stand there twice.
        var last = shown.Count - 1;
        while (last > 0 && shown[last - 1].IsSameDay(shown[^1]))
            last--;
        for (var i = 0; i < shown.Count; i++)
        {
            var row = round.Row with { Resolved = shown[i].Resolved };
            var known = knowledge.OfShown(row, metric, shown[i].At, shown[i].Day, isLast: i >= last);
            if (batch.AddScore(row.Model, row.Round, metric, shown[i].Value, known) == Addition.Contradicted)
                notes.AddContradiction(shown[i].Line, $"the {metric} of {row.Model} in round {row.Round}");
        }
    }

    private void WriteStakes(DatedRound round)
    {
        var stakes = round.Stakes();
        for (var i = 0; i < stakes.Count; i++)
        {
            var row = stakes[i];
            var isLast = i == stakes.Count - 1;
            var known = isLast
                ? knowledge.OfShown(row, null, round.LastShownAt, round.LastDay, isLast: true)
                : knowledge.OfShown(row, null, row.ShownAt, row.Day, isLast: false);
            // A settled payout stands beside every day of its round; it is known when the round resolves.
            var settled = knowledge.OfPosition(row);
            if (row.IsSettled && row.Payout is not null && isLast && settled.IsFinal)
                known = settled;
            var projected = row.Projected == row.Payout && row.IsSettled ? null : row.Projected;
            var payout =
                known.IsFinal ? row.Payout ?? row.Projected
                : row.IsSettled ? projected
                : row.Projected ?? row.Payout;
            var position = new Position
            {
                Model = row.Model,
                Round = row.Round,
                AtRisk = row.AtRisk,
                Multipliers = row.Multipliers,
                PayoutFactor = row.PayoutFactor,
                Payout = payout,
                IsFinal = known.IsFinal,
                Known = known.At,
            };
            if (position.SaysAnything && batch.AddPosition(position, null) == Addition.Contradicted)
                notes.AddContradiction(row.Line, $"the stake or payout of {row.Model} in round {row.Round}");
        }
    }
}
