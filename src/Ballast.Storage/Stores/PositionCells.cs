using Ballast.Core.Ledger;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>A position as it stands in its columns. Multipliers in another order are the same ones.</summary>
internal sealed record PositionCells(string? AtRisk, string? Multipliers, string? PayoutFactor, string? Payout)
{
    public static PositionCells Of(Position position) =>
        new(
            Columns.Text(position.AtRisk),
            position.Multipliers?.ToString(),
            Columns.Text(position.PayoutFactor),
            Columns.Text(position.Payout)
        );

    /// <summary>A later report laid over an earlier one, as <see cref="PositionOverlay"/> does.</summary>
    public static PositionCells Lay(PositionCells earlier, PositionCells later) =>
        new(
            later.AtRisk ?? earlier.AtRisk,
            LayMultipliers(earlier.Multipliers, later.Multipliers),
            later.PayoutFactor ?? earlier.PayoutFactor,
            later.Payout ?? earlier.Payout
        );

    public bool Equals(PositionCells? other) =>
        other is not null
        && AtRisk == other.AtRisk
        && PayoutFactor == other.PayoutFactor
        && Payout == other.Payout
        && MultiplierText.IsSame(Multipliers, other.Multipliers);

    // Without the multipliers: equal ones may be written in different orders.
    public override int GetHashCode() => HashCode.Combine(AtRisk, PayoutFactor, Payout);

    private static string? LayMultipliers(string? earlier, string? later)
    {
        if (earlier is null || later is null || earlier == later)
            return later ?? earlier;
        if (
            !Core.Payouts.Multipliers.TryParse(earlier, out var before)
            || !Core.Payouts.Multipliers.TryParse(later, out var after)
        )
            return later;
        foreach (var (metric, value) in after.Items)
            before = before.With(metric, value);
        return before.ToString();
    }
}

/// <summary>Multipliers as text, <c>corr=1,mmc=0.5</c>.</summary>
internal static class MultiplierText
{
    /// <summary>Whether both say the same of the same scores, in whatever order.</summary>
    public static bool IsSame(string? left, string? right)
    {
        if (left == right)
            return true;
        if (left is null || right is null || left.Length != right.Length)
            return false;
        return Parts(left).SequenceEqual(Parts(right), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Parts(string text) => text.Split(',').Order(StringComparer.Ordinal);
}
