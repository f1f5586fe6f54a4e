using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Writes rows into a batch, each value with when it became known.</summary>
internal sealed class RowWriter(IImportBatch batch, KnowledgeOfRows knowledge, Tournament tournament, string currency)
{
    // A long table repeats a round's times on every model's row; they are written once, after the last row.
    private readonly Dictionary<
        (int Round, bool Resolved, DateTimeOffset? Seen),
        (RoundFacts Facts, KnownTime Known)
    > _rounds = [];

    /// <returns>Null, or what an earlier row of the table said otherwise.</returns>
    public BadRow? Write(SourceRow row) =>
        row switch
        {
            PerformanceRow performance => WritePerformance(performance),
            RoundRow round => WriteRound(round),
            PriceRow price => WritePrice(price),
            StakeDayRow day => WriteStakeDay(day),
            _ => null,
        };

    public void WriteRounds()
    {
        RoundFacts? before = null;
        foreach (var (facts, known) in _rounds.Values.OrderBy(r => r.Facts.Number).ThenBy(r => r.Known.Time))
        {
            // What the same table says again of a later moment is no news, whatever other tables say in between.
            if (facts != before)
                batch.AddRound(facts, known);
            before = facts;
        }
    }

    private BadRow? WriteRound(RoundRow row) =>
        batch.AddRound(row.Facts with { Tournament = tournament }, knowledge.OfRound(row)) == Addition.Contradicted
            ? new BadRow(
                row.Line,
                $"an earlier row says something else about round {row.Facts.Number}; that one counts"
            )
            : null;

    private BadRow? WritePrice(PriceRow row) =>
        batch.AddPrice(row.Price, currency) == Addition.Contradicted
            ? new BadRow(
                row.Line,
                $"an earlier row says something else about the price of {row.Price.Date:yyyy-MM-dd}; that one counts"
            )
            : null;

    private BadRow? WriteStakeDay(StakeDayRow row) =>
        row.Day.SaysAnything && batch.AddStakeDay(row.Day) == Addition.Contradicted
            ? new BadRow(
                row.Line,
                $"an earlier row says something else about {row.Day.Model} on {row.Day.Date:yyyy-MM-dd}; that one counts"
            )
            : null;

    private BadRow? WritePerformance(PerformanceRow row)
    {
        BadRow? contradiction = null;
        foreach (var (metric, score) in row.Scores)
        {
            if (
                batch.AddScore(row.Model, row.Round, metric, score, knowledge.OfScore(row, metric))
                == Addition.Contradicted
            )
                contradiction = Contradiction(row, metric.ToString());
        }
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
        if (position.SaysAnything && batch.AddPosition(position, row.ObservedAt) == Addition.Contradicted)
            contradiction = Contradiction(row, "stake or payout");
        CollectRound(row, known);
        return contradiction;
    }

    private static BadRow Contradiction(PerformanceRow row, string what) =>
        new(
            row.Line,
            $"an earlier row says something else about the {what} of {row.Model} in round {row.Round}; that one counts"
        );

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
        var key = (row.Round, row.Resolved == true, row.ObservedAt);
        _rounds[key] = _rounds.TryGetValue(key, out var earlier)
            ? (earlier.Facts.OverlaidBy(facts), earlier.Known.Time <= known.At.Time ? earlier.Known : known.At)
            : (facts, known.At);
    }
}
