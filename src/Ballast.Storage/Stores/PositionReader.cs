using System.Data.Common;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Storage.Stores;

/// <summary>Reads stakes and payouts.</summary>
internal static class PositionReader
{
    /// <summary>Later reports laid over earlier ones.</summary>
    public static List<Position> Read(DbConnection connection, PositionQuery query)
    {
        var positions = new List<Position>();
        foreach (var position in Revisions(connection, query))
        {
            if (positions.Count > 0 && positions[^1].Model == position.Model && positions[^1].Round == position.Round)
                positions[^1] = positions[^1].OverlaidBy(position);
            else
                positions.Add(position);
        }
        return positions;
    }

    /// <summary>Every report as it came.</summary>
    public static List<Position> Revisions(DbConnection connection, PositionQuery query)
    {
        const string Sql = """
            SELECT m.name, p.round, p.known_at, p.is_final, p.is_assumed, p.at_risk, p.multipliers, p.payout_factor, p.payout
            FROM position_revision p JOIN model m ON m.id = p.model_id
            WHERE m.tournament = @p0 AND p.round BETWEEN @p1 AND @p2 AND p.known_at <= @p3
            ORDER BY m.name_key, p.round, p.known_at, p.is_final, p.source_id
            """;
        using var statement = new Statement(connection, Sql, 4);
        using var reader = statement.Read(
            (long)query.Tournament,
            query.From,
            query.To,
            Columns.Milliseconds(query.AsOf)
        );
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var positions = new List<Position>();
        while (reader.Read())
        {
            var name = reader.GetString(0);
            if (asked?.Contains(name) != false)
                positions.Add(Position(reader, name));
        }
        return positions;
    }

    private static Position Position(DbDataReader reader, string model) =>
        new()
        {
            Model = model,
            Round = reader.GetInt32(1),
            Known = new KnownTime(reader.Time(2), reader.Basis(4)),
            IsFinal = reader.GetInt64(3) != 0,
            AtRisk = reader.NmrOrNull(5),
            Multipliers =
                reader.IsDBNull(6) || !Multipliers.TryParse(reader.GetString(6), out var multipliers)
                    ? null
                    : multipliers,
            PayoutFactor = reader.DecimalOrNull(7),
            Payout = reader.NmrOrNull(8),
        };
}
