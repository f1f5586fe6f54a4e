using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Why a row cannot be true; null where it can.</summary>
/// <param name="now">The moment of the import. Nothing is known of a later one, but clocks and time zones differ by up to a day.</param>
internal sealed class RowRefusal(DateTimeOffset now)
{
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public string? Of(SourceRow row) =>
        row switch
        {
            PerformanceRow performance => Of(performance),
            RoundRow round => RoundBounds.Reason(round.Facts) ?? Moment(round.ObservedAt),
            PriceRow price => Plausible.Price(price.Price.Price) ?? Day(price.Price.Date),
            StakeDayRow day => Plausible.Name(day.Day.Model) ?? Day(day.Day.Date) ?? PositionBounds.Reason(day.Day),
            _ => null,
        };

    private string? Of(PerformanceRow row)
    {
        if (Plausible.Name(row.Model) is { } badName)
            return badName;
        foreach (var (metric, score) in row.Scores)
        {
            if ((Plausible.MetricName(metric) ?? Plausible.Score(metric, score)) is { } badScore)
                return badScore;
        }
        var opens = row.OpenTime ?? RoundCalendar.OpenTime(row.Round);
        if (opens > now + Slack && row.Says())
            return FormattableString.Invariant(
                $"round {row.Round} opens on {opens:yyyy-MM-dd}; nothing is known of it yet"
            );
        return Time(row.OpenTime)
            ?? Time(row.ResolveTime)
            ?? RoundBounds.Order(row.OpenTime, row.ResolveTime)
            ?? Moment(row.ObservedAt)
            ?? Moment(row.ShownAt)
            ?? (row.Projected is { } projected ? Plausible.Amount(projected, "pending payout") : null)
            ?? PositionBounds.Reason(
                new Position
                {
                    Model = row.Model,
                    Round = row.Round,
                    AtRisk = row.AtRisk,
                    Multipliers = row.Multipliers,
                    PayoutFactor = row.PayoutFactor,
                    Payout = row.Payout,
                    IsFinal = false,
                    Known = default,
                }
            );
    }

    private static string? Time(DateTimeOffset? time) => time is { } said ? Plausible.Time(said) : null;

    private string? Moment(DateTimeOffset? moment) =>
        moment is not { } seen ? null
        : seen > now + Slack ? FormattableString.Invariant($"it was seen on {seen:yyyy-MM-dd}, which lies ahead")
        : Plausible.Time(seen);

    private string? Day(DateOnly day)
    {
        var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return start > now + Slack
            ? FormattableString.Invariant($"the day {day:yyyy-MM-dd} lies ahead")
            : Plausible.Time(start);
    }
}
