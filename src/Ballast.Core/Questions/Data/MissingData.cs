using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Data;

/// <summary>What is not stored and why, each with what brings it.</summary>
internal sealed class MissingData(AsOfView view, StakeStates states)
{
    /// <summary>Reports and scores of a day come until the evening; what resolved yesterday is not missing yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Everything, what a sync or an import would bring first.</summary>
    /// <param name="data">What is stored.</param>
    /// <param name="positions">Stakes and payouts.</param>
    public IEnumerable<LackEntry> Of(DataAnswer data, IReadOnlyList<Position> positions)
    {
        if (data is { RoundsBehind: > 0, LastRound: { } last })
            yield return new LackEntry(
                "behind",
                data.RoundsBehind.Value,
                [.. Enumerable.Range(last + 1, data.RoundsBehind.Value)],
                "Rounds that have opened since the last stored score; the first score comes some days after the opening.",
                "Sync, or import newer tables."
            );
        if (data.MissingRounds.Count > 0)
            yield return new LackEntry(
                "no-score",
                data.MissingRounds.Count,
                data.MissingRounds,
                "No stored model has a score in them: they were not submitted to, not scored, or not brought.",
                "Sync all rounds in full, or import them, if there were scores."
            );
        var interim = Interim();
        var late = interim.Where(IsResolved).ToList();
        if (late.Count > 0)
            yield return new LackEntry(
                "resolved-since",
                late.Count,
                late,
                "They have resolved since their scores were stored, so that the last days are missing.",
                "Sync, or import newer tables."
            );
        var gaps = view.Metrics.Count == 0 ? [] : view.Gaps(view.Query(null, view.Metrics)).ToList();
        if (gaps.Count > 0)
            yield return new LackEntry(
                "left-out",
                gaps.Count,
                [.. gaps.Select(g => g.Round).Distinct().Order()],
                "A source listed the model in the round and left a score empty.",
                null
            );
        var unpaid = positions.Where(states.LacksPayout).ToList();
        if (unpaid.Exists(states.IsLate))
            yield return new LackEntry(
                "payout-missing",
                unpaid.Count,
                Rounds(unpaid),
                "Stakes in rounds that have resolved, without a settled payout.",
                "Sync the models, or import their performances."
            );
        var open = interim.Except(late).ToList();
        if (open.Count > 0)
            yield return new LackEntry(
                "open",
                open.Count,
                open,
                "They are open: scores change every day until they resolve.",
                null
            );
        if (data is { PriceDays: 0, Positions: > 0 })
            yield return new LackEntry(
                "price",
                positions.Select(p => view.Dates.Day(p.Round)).Distinct().Count(),
                [],
                "No price of NMR is stored, so nothing can be said in dollars.",
                "Import a table of daily prices."
            );
    }

    /// <summary>Rounds in which a score that they pay is not final. Other scores may go on for weeks after a round has settled.</summary>
    private List<int> Interim()
    {
        bool Pays(int round, Metric metric) =>
            view.Dates.RuleOf(round)?.Terms.Any(t => view.Terms.Of(t) == metric) == true;
        return
        [
            .. view
                .Metrics.Where(m => !m.IsPercentile)
                .SelectMany(m => view.RoundsWithInterimScores(view.Query(null, [m])).Where(r => Pays(r, m)))
                .Distinct()
                .Order(),
        ];
    }

    private bool IsResolved(int round) => view.Dates.ResolvedAt(round) < view.AsOf - Patience;

    private static List<int> Rounds(IEnumerable<Position> positions) =>
        [.. positions.Select(p => p.Round).Distinct().Order()];
}
