using Ballast.Core.Ledger;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Today;

/// <summary>What a person wants to know who looks in: what is open, what came in, what needs attention.</summary>
public static class TodayLookup
{
    private const int FewestShown = 5;

    /// <summary>Looks.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="nowcast">What the open rounds will bring, asked before; null where nothing is open.</param>
    /// <param name="drift">Changes that were looked for in the scores and returns under the rule in force; none where nobody looked.</param>
    /// <param name="since">The last look; null for none.</param>
    /// <returns>A refusal where nothing of the tournament is stored.</returns>
    public static Outcome<TodayAnswer> Run(
        AsOfView view,
        NowcastAnswer? nowcast,
        IReadOnlyList<DriftEntry> drift,
        DateTimeOffset? since
    ) =>
        ModelSelection
            .Of(view, [])
            .Then<IReadOnlyList<string>, TodayAnswer>(_ =>
            {
                var positions = view.Positions(null);
                var states = new StakeStates(view);
                var settled = positions.Where(p => states.Of(p) == StakeState.Settled).ToList();
                var open = positions.Where(states.IsOpen).ToList();
                DateTimeOffset? newest = positions.Count == 0 ? null : positions.Max(p => p.Known.Time);
                return new TodayAnswer
                {
                    Tournament = view.Tournament.Slug(),
                    AsOf = view.AsOf,
                    Since = since,
                    NewestKnown = newest,
                    SettledNet = settled.Count == 0 ? null : settled.Sum(p => p.Payout!.Value.Amount),
                    SettledPayouts = settled.Count,
                    Unresolved = UnsettledStakes.Of(positions, states),
                    Pending = nowcast?.Account,
                    Rounds = nowcast?.Rounds ?? [],
                    Models = TodayMoney.Models(open, nowcast),
                    Own = OwnModels.Count(view, open.Select(p => p.Model).Distinct()),
                    OpenRounds = open.Select(p => p.Round).Distinct().Count(),
                    Locks = open.Count == 0 ? null : TodayMoney.Locks(view),
                    NoOpenStakes = open.Count == 0 ? OpenStakeKnowledge.WhyUnknown(view, null) : null,
                    Scores = settled.Count + open.Count == 0 ? TodayScores.Find(view) : null,
                    NotComputed = nowcast?.NotComputed ?? new Dictionary<string, int>(),
                    Settled = Settled(settled, view.Dates, since),
                    Attention =
                    [
                        .. NeedsAttention.Stored(positions, states, newest, view.AsOf),
                        .. NeedsAttention.Expected(nowcast),
                        .. NeedsAttention.Rule(view),
                        .. NeedsAttention.Drift(drift),
                    ],
                };
            });

    private static List<SettledRoundEntry> Settled(List<Position> settled, RoundDates dates, DateTimeOffset? since)
    {
        var rounds = settled
            .GroupBy(p => p.Round)
            .Select(g => new SettledRoundEntry(
                g.Key,
                dates.Day(g.Key),
                g.Max(p => p.Known.Time),
                g.Count(),
                g.Sum(p => p.Payout!.Value.Amount)
            ))
            .OrderByDescending(r => r.Round)
            .ToList();
        return since is { } last ? rounds.FindAll(r => r.Known > last) : [.. rounds.Take(FewestShown)];
    }
}
