using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads the amounts of positions alone: of hundreds of models in a third of the time that whole positions take.</summary>
/// <remarks>The database puts all reports of a model into one text, because handing out a row and its cells costs more than reading them from a text.</remarks>
internal static class PositionAmountReader
{
    private const char BetweenReports = ';';
    private const char BetweenValues = ' ';

    // From about so many models on, one pass over all positions is cheaper than a search for each model.
    private const int FewModels = 200;

    private const string Reports = """
        SELECT p.model_id, string_agg(
          p.round || ' ' || p.is_final || ' ' || coalesce(p.at_risk, '') || ' ' || coalesce(p.payout, ''), ';'
          ORDER BY p.round, p.known_at, p.is_final, p.source_id)
        FROM position_revision p
        """;

    private const string Bounds = " AND p.round BETWEEN @p1 AND @p2 AND p.known_at <= @p3 GROUP BY p.model_id";
    private const string OfAll = " WHERE p.model_id IN (SELECT id FROM model WHERE tournament = @p0)";
    private const string OfOne = " WHERE p.model_id = @p0";

    /// <summary>Later reports laid over earlier ones.</summary>
    public static List<PositionAmounts> Read(DbConnection connection, PositionQuery query)
    {
        var names = Names(connection, query);
        var all = new List<PositionAmounts>();
        if (query.Models is null || names.Count > FewModels)
        {
            using var every = new Statement(connection, Reports + OfAll + Bounds, 4);
            Append(all, names, every, query, (long)query.Tournament);
            return all;
        }
        using var one = new Statement(connection, Reports + OfOne + Bounds, 4);
        foreach (var model in names.Keys)
            Append(all, names, one, query, model);
        return all;
    }

    private static void Append(
        List<PositionAmounts> all,
        Dictionary<long, string> names,
        Statement statement,
        PositionQuery query,
        long first
    )
    {
        using var reader = statement.Read(first, query.From, query.To, Columns.Milliseconds(query.AsOf));
        while (reader.Read())
        {
            if (names.TryGetValue(reader.GetInt64(0), out var model))
                Append(all, model, reader.GetString(1));
        }
    }

    // A process answers once and ends before its methods would be compiled anew.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Append(List<PositionAmounts> all, string model, ReadOnlySpan<char> reports)
    {
        while (reports.Length > 0)
        {
            var round = int.Parse(Next(ref reports, BetweenValues), CultureInfo.InvariantCulture);
            var isFinal = !Next(ref reports, BetweenValues).SequenceEqual("0");
            var atRisk = Amount(Next(ref reports, BetweenValues));
            var payout = Amount(Next(ref reports, BetweenReports));
            var said = new PositionAmounts(model, round, atRisk, payout, isFinal);
            if (all.Count > 0 && all[^1].Round == round && ReferenceEquals(all[^1].Model, model))
                all[^1] = all[^1].OverlaidBy(said);
            else
                all.Add(said);
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text, char end)
    {
        var length = text.IndexOf(end);
        var word = length < 0 ? text : text[..length];
        text = length < 0 ? [] : text[(length + 1)..];
        return word;
    }

    private static Nmr? Amount(ReadOnlySpan<char> text) =>
        text.IsEmpty ? null : new Nmr(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));

    private static Dictionary<long, string> Names(DbConnection connection, PositionQuery query)
    {
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ModelTable
            .Read(connection, query.Tournament, query.AsOf)
            .Values.Where(m => asked?.Contains(m.Name) != false)
            .ToDictionary(m => m.Id, m => m.Name);
    }
}
