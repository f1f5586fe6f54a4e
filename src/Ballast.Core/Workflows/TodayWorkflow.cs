using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows;

/// <summary>What a person wants to know who looks in: what is open, what came in, what needs attention.</summary>
public static class TodayWorkflow
{
    private const int FewestShown = 5;

    /// <summary>Scores come five days a week; three days without any are a weekend and a day.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(4);

    /// <summary>Looks.</summary>
    /// <param name="store">The store.</param>
    /// <param name="timeline">The payout rules.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="nowcast">What the open rounds will bring, asked before; null where nothing is open.</param>
    /// <param name="since">The last look; null for none.</param>
    /// <param name="asOf">Nothing that became known later takes part.</param>
    /// <returns>A refusal where nothing of the tournament is stored.</returns>
    public static Outcome<TodayDocument> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        Tournament tournament,
        NowcastDocument? nowcast,
        DateTimeOffset? since,
        DateTimeOffset asOf
    ) =>
        ModelSelection
            .Of(store, tournament, [], asOf)
            .Then<IReadOnlyList<string>, TodayDocument>(_ =>
            {
                var positions = store.Positions(
                    new PositionQuery(tournament, null, 1, RoundCalendar.LargestRound, asOf)
                );
                var rules = RuleLookup.Of(store, timeline, tournament, asOf);
                var dates = new RoundDates(rules, store.Rounds(tournament, asOf));
                var settled = positions.Where(p => p is { IsFinal: true, Payout: not null }).ToList();
                DateTimeOffset? newest = positions.Count == 0 ? null : positions.Max(p => p.Known.Time);
                return new TodayDocument
                {
                    Tournament = tournament.Slug(),
                    AsOf = asOf,
                    Since = since,
                    NewestKnown = newest,
                    SettledNet = settled.Count == 0 ? null : settled.Sum(p => p.Payout!.Value.Amount),
                    Pending = nowcast?.Account,
                    Settled = Settled(settled, since),
                    Attention = [.. Attention(positions, dates, nowcast, newest, asOf)],
                };
            });

    private static List<SettledRoundEntry> Settled(List<Position> settled, DateTimeOffset? since)
    {
        var rounds = settled
            .GroupBy(p => p.Round)
            .Select(g => new SettledRoundEntry(
                g.Key,
                g.Max(p => p.Known.Time),
                g.Count(),
                g.Sum(p => p.Payout!.Value.Amount)
            ))
            .OrderByDescending(r => r.Round)
            .ToList();
        return since is { } last ? rounds.FindAll(r => r.Known > last) : [.. rounds.Take(FewestShown)];
    }

    private static IEnumerable<string> Attention(
        IReadOnlyList<Position> positions,
        RoundDates dates,
        NowcastDocument? nowcast,
        DateTimeOffset? newest,
        DateTimeOffset asOf
    )
    {
        if (newest is { } known && asOf - known > Stale)
            yield return $"Nothing new since {known.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: sync, or import newer tables.";
        var unpaid = positions.Count(p =>
            !p.IsFinal && p.AtRisk > Nmr.Zero && dates.ResolvedAt(p.Round) < asOf - Stale
        );
        if (unpaid > 0)
            yield return $"{Many(unpaid, "stake")} in rounds that have resolved {(unpaid == 1 ? "has" : "have")} no settled payout stored.";
        if (nowcast?.NotComputed.GetValueOrDefault("no-score") is > 0 and var silent)
            yield return $"{Many(silent, "open stake")} {(silent == 1 ? "lacks" : "lack")} a score that pays although the round is being scored: was the submission valid?";
        if (nowcast?.Account is { High80: < 0 } account)
            yield return $"The open rounds are expected to burn: four times in five between {Nmr4(account.Low80)} and {Nmr4(account.High80)} NMR.";
    }

    private static string Many(int count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {noun}s";

    private static string Nmr4(double? amount) =>
        amount?.ToString(Math.Abs(amount.Value) >= 1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture) ?? "n/a";
}
