using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.PredictionFiles;

namespace Ballast.Core.Workflows.Submitting;

/// <summary>What is looked at before predictions are sent: Numerai tells of a bad file only after the upload, or scores it badly.</summary>
public static class PredictionChecks
{
    /// <summary>Signals and Crypto take no fewer tickers (<c>submissions.py</c> of numerai-tools 0.6).</summary>
    private const int LeastTickers = 100;

    private const int MostNamed = 3;

    /// <summary>Looks at them.</summary>
    /// <param name="table">The file's columns.</param>
    /// <param name="columns">Which is which.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="live">Ids of the round; null where they are not known.</param>
    /// <returns>What was found; a refusal where Numerai would not take the file, or it cannot be meant.</returns>
    public static Outcome<CheckedPredictions> Run(
        ColumnTable table,
        SubmissionColumns columns,
        Tournament tournament,
        IReadOnlySet<string>? live
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        var (ids, values) = (table.Ids!, table.Numbers[columns.Prediction]);
        if (table.Rows == 0)
            return No("no-rows", $"{table.Name} has no rows.");
        if (Array.FindIndex(ids, i => i.Length == 0) is >= 0 and var blank)
            return No("missing-ids", $"{table.Name} has no id in row {blank + 1}.");
        var keys = Keys(table);
        if (Twice(table.Name, keys) is { } twice)
            return twice;
        if (Values(table.Name, ids, values) is { } wrong)
            return wrong;
        if (
            tournament != Tournament.Classic
            && ids.Distinct(StringComparer.Ordinal).Count() is < LeastTickers and var few
        )
            return No("too-few-ids", $"{table.Name} has {few} tickers; {tournament} takes {LeastTickers} at least.");
        return Compared(table.Name, ids, tournament, live)
            .Then<IdComparison, CheckedPredictions>(found => new CheckedPredictions(
                keys,
                values,
                found,
                Notes(values)
            ));
    }

    /// <summary>What tells rows apart: ids, with their day where ids repeat.</summary>
    public static string[] Keys(ColumnTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Eras is { } days ? [.. table.Ids!.Zip(days, (id, day) => $"{id} {day}")] : table.Ids!;
    }

    private static Refusal? Twice(string name, string[] keys)
    {
        var twice = keys.GroupBy(k => k, StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any())
            .Select(g => g.Key)
            .ToList();
        return twice.Count == 0
            ? null
            : No("duplicate-ids", $"{name} has {Format.Many(twice.Count, "id")} more than once: {Some(twice)}.");
    }

    private static Refusal? Values(string name, string[] ids, double[] values)
    {
        var missing = Where(ids, values, double.IsNaN);
        if (missing.Count > 0)
            return No(
                "missing-predictions",
                $"{name} has no prediction for {Format.Many(missing.Count, "id")}: {Some(missing)}."
            );
        var outside = Where(ids, values, v => v is < 0 or > 1);
        if (outside.Count > 0)
            return No(
                "out-of-range",
                $"{name} has {Format.Many(outside.Count, "prediction")} outside 0 to 1: {Some(outside)}. Rank them first, or divide by their range."
            );
        return values.Length > 1 && values.All(v => v == values[0])
            ? No("constant", $"{name} has the same prediction for every id; nothing could be scored.")
            : null;
    }

    private static Outcome<IdComparison> Compared(
        string name,
        string[] ids,
        Tournament tournament,
        IReadOnlySet<string>? live
    )
    {
        if (live is null)
            return IdComparison.None;
        var own = ids.ToHashSet(StringComparer.Ordinal);
        var missing = live.Where(id => !own.Contains(id)).ToList();
        var unknown = own.Where(id => !live.Contains(id)).ToList();
        // Signals and Crypto rank what was handed in and fill the rest; Classic wants every row of the round.
        if (tournament == Tournament.Classic && missing.Count > 0)
            return No(
                "ids-missing",
                $"{name} lacks {Format.Count(missing.Count)} of the round's {Format.Many(live.Count, "id")}: {Some(missing)}. Is it made of the newest live data?"
            );
        return unknown.Count > 0 && (tournament == Tournament.Classic || unknown.Count == own.Count)
            ? No(
                "ids-unknown",
                $"{name} has {Format.Many(unknown.Count, "id")} that the round does not have: {Some(unknown)}. Is it made of the newest live data?"
            )
            : new IdComparison(live.Count, missing.Count, unknown.Count);
    }

    private static List<string> Notes(double[] values)
    {
        var notes = new List<string>();
        var distinct = values.Distinct().Count();
        if (values.Length >= 1000 && distinct < values.Length / 100)
            notes.Add(
                $"Only {Format.Count(distinct)} different predictions among {Format.Count(values.Length)}: ties are broken by the order of ids."
            );
        return notes;
    }

    private static List<string> Where(string[] ids, double[] values, Func<double, bool> isSo) =>
        [.. ids.Where((_, i) => isSo(values[i]))];

    private static string Some(List<string> ids) => Format.Names(ids, MostNamed);

    private static Refusal No(string code, string message) => new(code, $"{message} Nothing was sent.");
}

/// <summary>Predictions that may be sent.</summary>
/// <param name="Keys">Ids, with their day where ids repeat.</param>
/// <param name="Values">One a key.</param>
/// <param name="Ids">How the ids compare with those of the round.</param>
/// <param name="Notes">What their owner should know.</param>
public sealed record CheckedPredictions(
    IReadOnlyList<string> Keys,
    double[] Values,
    IdComparison Ids,
    IReadOnlyList<string> Notes
);

/// <summary>Ids of a file beside those of the round.</summary>
/// <param name="Live">Ids of the round; null where they are not known.</param>
/// <param name="Missing">Of those, without a prediction.</param>
/// <param name="Unknown">Ids that the round does not have.</param>
public sealed record IdComparison(int? Live, int Missing, int Unknown)
{
    /// <summary>The round's ids are not known.</summary>
    public static IdComparison None { get; } = new(null, 0, 0);
}
