using Ballast.Core.Ledger;

namespace Ballast.Storage.Stores;

/// <summary>A position as it stands in its columns.</summary>
internal sealed record PositionCells(string? AtRisk, string? Multipliers, string? PayoutFactor, string? Payout)
{
    public static PositionCells Of(Position position) =>
        new(
            Columns.Text(position.AtRisk),
            position.Multipliers?.ToString(),
            Columns.Text(position.PayoutFactor),
            Columns.Text(position.Payout)
        );
}
