using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Writes rows into a batch, each value with when it became known.</summary>
internal sealed class RowWriter(IImportBatch batch, KnowledgeOfRows knowledge, Tournament tournament)
{
    // A long table repeats a round's times on every model's row; they are written once, after the last row.
    private readonly Dictionary<(int Round, bool Resolved), (RoundFacts Facts, KnownTime Known)> _rounds = [];

    public void Write(SourceRow row)
    {
        switch (row)
        {
            case PerformanceRow performance:
                WritePerformance(performance);
                break;
            case RoundRow round:
                batch.AddRound(round.Facts with { Tournament = tournament }, knowledge.OfRound(round));
                break;
        }
    }

    public void WriteRounds()
    {
        foreach (var (facts, known) in _rounds.Values.OrderBy(r => r.Facts.Number).ThenBy(r => r.Known.Time))
            batch.AddRound(facts, known);
    }

    private void WritePerformance(PerformanceRow row)
    {
        foreach (var (metric, score) in row.Scores)
            batch.AddScore(row.Model, row.Round, metric, score, knowledge.OfScore(row, metric));
        var known = knowledge.OfPosition(row);
        if (row.HasGap)
            batch.AddGap(row.Model, row.Round, known);
        var position = new Position
        {
            Model = row.Model,
            Round = row.Round,
            AtRisk = row.AtRisk,
            Multipliers = row.Multipliers,
            PayoutFactor = row.PayoutFactor,
            Payout = row.Payout,
            IsFinal = known.IsFinal,
            Known = known.At,
        };
        if (position.SaysAnything)
            batch.AddPosition(position);
        CollectRound(row, known);
    }

    private void CollectRound(PerformanceRow row, Knowledge known)
    {
        if (row.OpenTime is null && row.ResolveTime is null && row.PayoutFactor is null && row.Resolved is null)
            return;
        var facts = new RoundFacts
        {
            Tournament = tournament,
            Number = row.Round,
            OpenTime = row.OpenTime,
            ResolveTime = row.ResolveTime,
            PayoutFactor = row.PayoutFactor,
            Resolved = row.Resolved,
        };
        var key = (row.Round, row.Resolved == true);
        _rounds[key] = _rounds.TryGetValue(key, out var earlier)
            ? (earlier.Facts.OverlaidBy(facts), earlier.Known.Time <= known.At.Time ? earlier.Known : known.At)
            : (facts, known.At);
    }
}
