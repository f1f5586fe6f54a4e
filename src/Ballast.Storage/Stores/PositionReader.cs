using System.Data.Common;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

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
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var positions = new List<Position>();
        // One object for all rows that say the same: a store has hundreds of rounds of a model.
        var multipliers = new Dictionary<string, Multipliers?>(StringComparer.Ordinal);
        if (asked is null || asked.Count > FewModels)
        {
            using var all = new Statement(connection, Columns + Bounds + Order, 4);
            using var reader = Read(all, query);
            Append(reader, asked, multipliers, positions);
            return positions;
        }
        using var one = new Statement(connection, Columns + Bounds + " AND p.model_id = @p4" + Order, 5);
        foreach (var id in Ids(connection, query, asked))
        {
            using var reader = Read(one, query, id);
            Append(reader, asked, multipliers, positions);
        }
        return positions;
    }

    // From about so many models on, one pass over the table is cheaper than a search for each model.
    private const int FewModels = 200;

    private const string Columns = """
        SELECT m.name, p.round, p.known_at, p.is_final, p.is_assumed, p.at_risk, p.multipliers, p.payout_factor, p.payout
        FROM position_revision p JOIN model m ON m.id = p.model_id
        """;

    private const string Bounds = " WHERE m.tournament = @p0 AND p.round BETWEEN @p1 AND @p2 AND p.known_at <= @p3";
    private const string Order = " ORDER BY m.name_key, p.round, p.known_at, p.is_final, p.source_id";

    private static DbDataReader Read(Statement statement, PositionQuery query, params ReadOnlySpan<object?> more) =>
        statement.Read([
            (long)query.Tournament,
            query.From,
            query.To,
            Engines.Columns.Milliseconds(query.AsOf),
            .. more,
        ]);

    /// <summary>Ids of the asked models in the order of their keys, as the whole table is read.</summary>
    private static List<long> Ids(DbConnection connection, PositionQuery query, HashSet<string> asked)
    {
        using var statement = new Statement(
            connection,
            "SELECT id, name FROM model WHERE tournament = @p0 ORDER BY name_key",
            1
        );
        using var reader = statement.Read((long)query.Tournament);
        var ids = new List<long>();
        while (reader.Read())
        {
            if (asked.Contains(reader.GetString(1)))
                ids.Add(reader.GetInt64(0));
        }
        return ids;
    }

    private static void Append(
        DbDataReader reader,
        HashSet<string>? asked,
        Dictionary<string, Multipliers?> multipliers,
        List<Position> positions
    )
    {
        var model = "";
        while (reader.Read())
        {
            var name = reader.GetString(0);
            model = name == model ? model : name;
            if (asked?.Contains(model) != false)
                positions.Add(Position(reader, model, multipliers));
        }
    }

    private static Multipliers? MultipliersOf(DbDataReader reader, Dictionary<string, Multipliers?> known)
    {
        if (reader.IsDBNull(6))
            return null;
        var text = reader.GetString(6);
        return known.TryGetValue(text, out var same)
            ? same
            : known[text] = Multipliers.TryParse(text, out var read) ? read : null;
    }

    private static Position Position(DbDataReader reader, string model, Dictionary<string, Multipliers?> multipliers) =>
        new()
        {
            Model = model,
            Round = reader.GetInt32(1),
            Known = new KnownTime(reader.Time(2), reader.Basis(4)),
            IsFinal = reader.GetInt64(3) != 0,
            AtRisk = reader.NmrOrNull(5),
            Multipliers = MultipliersOf(reader, multipliers),
            PayoutFactor = reader.DecimalOrNull(7),
            Payout = reader.NmrOrNull(8),
        };
}
