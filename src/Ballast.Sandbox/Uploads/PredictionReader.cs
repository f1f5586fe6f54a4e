using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Uploads;

/// <summary>Finds names and predictions among the columns of a file.</summary>
/// <remarks>Names of columns and the words that begin a refusal are those of numerai-tools 0.6, which Numerai checks submissions with.</remarks>
internal static class PredictionReader
{
    private static readonly string[] Dates = ["friday_date", "date", "era"];

    private static readonly string[] Missing = ["", "na", "nan", "null", "none"];

    /// <summary>Reads a file of predictions.</summary>
    /// <exception cref="UploadException">It is no such file.</exception>
    public static PredictionTable Read(byte[] file, Tournament tournament)
    {
        var columns = FileColumns.Read(file);
        var (ids, predictions) = Names(tournament);
        var (id, prediction) = (Place(columns, ids), Place(columns, predictions));
        var date = Place(columns, Dates);
        string?[] known = [.. ids, .. predictions, .. Dates, "data_type"];
        // pandas calls an index without a name so.
        var other = Array.Find(
            columns.Header,
            h => !known.Contains(h) && !h.StartsWith("__index", StringComparison.Ordinal)
        );
        if (id < 0 || prediction < 0 || other is not null)
            throw new UploadException(
                $"invalid_submission_headers: headers must be one of {string.Join(", ", ids)} and one of {string.Join(", ", predictions)}, not {Shown(columns.Header)}"
            );
        var numbers = Array.ConvertAll(columns.Cells[prediction], Number);
        return new PredictionTable(
            columns.Header[id],
            columns.Cells[id],
            numbers,
            date < 0 ? null : columns.Cells[date]
        );
    }

    private static (string[] Ids, string[] Predictions) Names(Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic => (["id"], ["prediction", "probability"]),
            Tournament.Signals => (
                ["numerai_ticker", "ticker", "bloomberg_ticker", "composite_figi", "sedol"],
                ["signal", "prediction"]
            ),
            _ => (["symbol"], ["signal", "prediction"]),
        };

    private static int Place(FileColumns columns, string[] names) =>
        Array.FindIndex(columns.Header, h => names.Contains(h));

    private static double Number(string cell)
    {
        if (Missing.Contains(cell, StringComparer.OrdinalIgnoreCase))
            return double.NaN;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UploadException($"invalid_submission_values: '{Short(cell)}' is no number");
    }

    private static string Shown(string[] header) => string.Join(", ", header.Select(Short));

    // Somebody else's text goes into an answer: not all of it, and nothing that a terminal obeys.
    private static string Short(string text) => new([.. text.Take(40).Select(c => char.IsControl(c) ? '?' : c)]);
}
