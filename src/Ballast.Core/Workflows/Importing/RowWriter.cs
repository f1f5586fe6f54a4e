using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Writes rows into a batch, each value with when it became known.</summary>
internal sealed class RowWriter(
    IImportBatch batch,
    KnowledgeOfRows knowledge,
    Tournament tournament,
    ImportRequest request,
    ImportNotes notes,
    PercentileLook look
)
{
    private readonly RowRefusal _refusal = new(request.Now);
    private readonly DatedValues _dated = new(batch, knowledge, notes);
    private BlockWriter? _blocks;

    // A long table repeats a round's times on every model's row; they are written once, after the last row.
    private readonly Dictionary<
        (int Round, bool Resolved, DateTimeOffset? Seen),
        (RoundFacts Facts, KnownTime Known)
    > _rounds = [];

    /// <summary>For rows that come in blocks.</summary>
    public BlockWriter Blocks => _blocks ??= new BlockWriter(batch, knowledge, _refusal, notes, look);

    /// <summary>A score in words.</summary>
    public static string Named(PerformanceRow row, Metric metric) =>
        $"the {metric} of {row.Model} in round {row.Round}";

    /// <returns>Null, or why the row is refused.</returns>
    public BadRow? Write(SourceRow row)
    {
        if (_refusal.Of(row) is { } reason)
            return new BadRow(row.Line, reason);
        foreach (var remark in row.Remarks)
            notes.Add(row.Line, remark);
        switch (row)
        {
            case PerformanceRow performance:
                WritePerformance(performance);
                break;
            case RoundRow round:
                Note(
                    batch.AddRound(round.Facts with { Tournament = tournament }, knowledge.OfRound(round)),
                    row.Line,
                    $"round {round.Facts.Number}"
                );
                break;
            case PriceRow price:
                Note(
                    batch.AddPrice(price.Price, request.Currency, request.Now),
                    row.Line,
                    $"the price of {price.Price.Date:yyyy-MM-dd}"
                );
                break;
            case StakeDayRow { Day.SaysAnything: true } day:
                Note(
                    batch.AddStakeDay(day.Day, request.Now),
                    row.Line,
                    $"{day.Day.Model} on {day.Day.Date:yyyy-MM-dd}"
                );
                break;
        }
        return null;
    }

    /// <summary>Writes what could be written only after the last row.</summary>
    public void Finish()
    {
        _dated.Write();
        RoundFacts? before = null;
        foreach (var (facts, known) in _rounds.Values.OrderBy(r => r.Facts.Number).ThenBy(r => r.Known.Time))
        {
            // What the same table says again of a later moment is no news, whatever other tables say in between.
            if (facts != before)
                batch.AddRound(facts, known);
            before = facts;
        }
    }

    private void WritePerformance(PerformanceRow row)
    {
        foreach (var (metric, score) in row.Scores)
            look.Add(metric, score);
        if (knowledge.IsFlagAgainstTime(row))
            notes.AddFlagAgainstTime(row);
        var known = knowledge.OfPosition(row);
        CollectRound(row, known);
        if (row.ShownAt is not null || row.Day is not null || row.NamesVersions)
        {
            _dated.Add(row);
            return;
        }
        foreach (var (metric, score) in row.Scores)
        {
            var addition = batch.AddScore(row.Model, row.Round, metric, score, knowledge.OfScore(row, metric));
            if (addition == Addition.Contradicted)
                notes.AddContradiction(row.Line, Named(row, metric));
        }
        if (row.HasGap)
            batch.AddGap(row.Model, row.Round, known);
        var position = new Position
        {
            Model = row.Model,
            Round = row.Round,
            AtRisk = row.AtRisk,
            Multipliers = row.Multipliers,
            PayoutFactor = row.PayoutFactor,
            Payout = known.IsFinal ? row.Payout ?? row.Projected : row.Projected ?? row.Payout,
            IsFinal = known.IsFinal,
            Known = known.At,
        };
        if (position.SaysAnything)
        {
            if (batch.AddPosition(position, known.SeenAt) == Addition.Contradicted)
                notes.AddContradiction(row.Line, $"the stake or payout of {row.Model} in round {row.Round}");
        }
    }

    private void Note(Addition addition, int line, string what)
    {
        if (addition == Addition.Contradicted)
            notes.AddContradiction(line, what);
    }

    private void CollectRound(PerformanceRow row, Knowledge known)
    {
        var resolved = row.IsFlagOfScore ? null : row.Resolved;
        if (row.OpenTime is null && row.ResolveTime is null && row.PayoutFactor is null && resolved is null)
            return;
        var facts = new RoundFacts
        {
            Tournament = tournament,
            Number = row.Round,
            OpenTime = row.OpenTime,
            ResolveTime = row.ResolveTime,
            PayoutFactor = row.PayoutFactor,
            Resolved = resolved,
        };
        var key = (row.Round, resolved == true, known.SeenAt);
        _rounds[key] = _rounds.TryGetValue(key, out var earlier)
            ? (earlier.Facts.OverlaidBy(facts), earlier.Known.Time <= known.At.Time ? earlier.Known : known.At)
            : (facts, known.At);
    }
}
