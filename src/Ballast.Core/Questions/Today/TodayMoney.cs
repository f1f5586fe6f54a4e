using Ballast.Core.Ledger;
using Ballast.Core.Questions.Ladder;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Today;

/// <summary>What stands open model by model, and when it comes free.</summary>
internal static class TodayMoney
{
    private const int DaysShown = 5;

    /// <summary>Each model's open stakes, with what they are expected to bring; the largest stake first.</summary>
    /// <param name="open">Open stakes.</param>
    /// <param name="nowcast">What is known of them; null where nothing is.</param>
    public static IReadOnlyList<TodayModelEntry> Models(IEnumerable<Position> open, NowcastAnswer? nowcast)
    {
        var pending = (nowcast?.Models ?? []).ToDictionary(
            m => m.Model,
            m => m.Pending,
            StringComparer.OrdinalIgnoreCase
        );
        return
        [
            .. open.GroupBy(p => p.Model)
                .Select(g => Entry(g.Key, [.. g], pending.GetValueOrDefault(g.Key)))
                .OrderByDescending(m => m.AtRisk)
                .ThenBy(m => m.Model, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>What is locked now, and the next days on which something comes free.</summary>
    public static TodayLocks? Locks(AsOfView view)
    {
        var calendar = LadderComputation.Calendar(view);
        return calendar.Count == 0
            ? null
            : new TodayLocks(
                Json.Plain(calendar[0].Frees + calendar[0].Locked),
                calendar[^1].Day,
                [.. calendar.Where(d => d.Frees > 0).Take(DaysShown)]
            );
    }

    private static TodayModelEntry Entry(string model, List<Position> open, PendingEntry? pending)
    {
        var projected = open.FindAll(p => p.Payout is not null);
        return new TodayModelEntry(
            model,
            open.Count,
            Json.Plain(Amounts.Sum(open, p => p.AtRisk!.Value).Amount),
            projected.Count == 0 ? null : Json.Plain(Amounts.Sum(projected, p => p.Payout!.Value).Amount),
            pending?.AtShownScores,
            pending?.Expected,
            pending?.Low80,
            pending?.High80,
            pending?.Shortage?.WithReason()
        );
    }
}
