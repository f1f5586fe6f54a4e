using System.Globalization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Realised;

/// <summary>Adds events up by period.</summary>
/// <param name="hasLots">Whether events have lots.</param>
/// <param name="hasAccount">Whether deposits and withdrawals are known.</param>
/// <param name="hasPrices">Whether there is any price.</param>
internal sealed class RealisedPeriods(bool hasLots, bool hasAccount, bool hasPrices)
{
    /// <summary>All of them.</summary>
    public RealisedPeriodEntry Total(IReadOnlyList<RealisedEvent> events) => Sum("all", events);

    /// <summary>By the year or month of their dates, ascending; what was there before is of no period.</summary>
    public IReadOnlyList<RealisedPeriodEntry> By(IReadOnlyList<RealisedEvent> events, string format) =>
        [
            .. events
                .Where(e => e.Kind != RealisedKind.Opening)
                .GroupBy(e => e.Date.ToString(format, CultureInfo.InvariantCulture))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Sum(g.Key, [.. g])),
        ];

    private RealisedPeriodEntry Sum(string period, IReadOnlyList<RealisedEvent> events)
    {
        var paid = Of(events, RealisedKind.Payout);
        var burned = Of(events, RealisedKind.Burn);
        var costs = Of(events, RealisedKind.Cost);
        var gone = burned.Concat(Of(events, RealisedKind.Withdrawal)).ToList();
        var (payouts, burns) = (paid.Sum(e => e.Nmr!.Value), burned.Sum(e => e.Nmr!.Value));
        var (payoutsFiat, burnsFiat) = (Fiat(paid), Fiat(burned));
        var noGain =
            !hasLots ? "no-lots"
            : gone.Exists(e => e.CostBasis is null) ? "unknown-cost"
            : gone.Exists(e => e.Gain is null) ? "no-price"
            : null;
        var costsNmr = All(costs, e => e.Nmr);
        var costsFiat = All(costs, e => e.Value);
        return new RealisedPeriodEntry(
            period,
            paid.Count + burned.Count,
            Json.Plain(payouts),
            Json.Plain(burns),
            Json.Plain(payouts + burns),
            payoutsFiat,
            burnsFiat,
            payoutsFiat + burnsFiat,
            hasPrices ? paid.Concat(burned).Where(e => e.Price is null).Select(e => e.Date).Distinct().Count() : 0,
            Moved(events, RealisedKind.Deposit),
            Moved(events, RealisedKind.Withdrawal),
            noGain is null ? Json.Plain(gone.Sum(e => e.Gain!.Value)) : null,
            noGain,
            costsNmr,
            costsFiat,
            Plain(payouts + burns + costsNmr),
            Plain(payoutsFiat + burnsFiat + costsFiat)
        );
    }

    private static List<RealisedEvent> Of(IReadOnlyList<RealisedEvent> events, RealisedKind kind) =>
        [.. events.Where(e => e.Kind == kind)];

    private decimal? Moved(IReadOnlyList<RealisedEvent> events, RealisedKind kind) =>
        hasAccount && hasLots ? Json.Plain(Of(events, kind).Sum(e => e.Nmr!.Value)) : null;

    /// <summary>Each at its day's price; 0 of nothing, null without prices.</summary>
    private decimal? Fiat(List<RealisedEvent> events) => hasPrices ? All(events, e => e.Value) : null;

    private static decimal? All(List<RealisedEvent> events, Func<RealisedEvent, decimal?> amount) =>
        events.TrueForAll(e => amount(e) is not null) ? Json.Plain(events.Sum(e => amount(e)!.Value)) : null;

    private static decimal? Plain(decimal? amount) => amount is { } known ? Json.Plain(known) : null;
}
