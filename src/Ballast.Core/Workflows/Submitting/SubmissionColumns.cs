using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Submitting;

/// <summary>Which columns of a file are what, as each tournament has them. Source: the published data and example scripts of Numerai.</summary>
/// <param name="Id">The column of ids.</param>
/// <param name="Prediction">The column of predictions.</param>
/// <param name="Day">A column that repeats ids over days; null where there is none.</param>
public sealed record SubmissionColumns(string Id, string Prediction, string? Day)
{
    private static readonly string[] Predictions = ["prediction", "signal", "probability"];
    private static readonly string[] Days = ["date", "friday_date"];

    /// <summary>Names for ids, the usual one first.</summary>
    public static IReadOnlyList<string> IdNames(Tournament tournament) =>
        tournament switch
        {
            Tournament.Signals =>
            [
                "numerai_ticker",
                "composite_figi",
                "bloomberg_ticker",
                "ticker",
                "cusip",
                "sedol",
                "id",
            ],
            Tournament.Crypto => ["symbol", "id"],
            // What pandas calls an index without a name.
            _ => ["id", "", "__index_level_0__"],
        };

    /// <summary>Finds them.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="tournament">The tournament that it is for.</param>
    public static Outcome<SubmissionColumns> Find(string file, IReadOnlyList<string> header, Tournament tournament)
    {
        ArgumentNullException.ThrowIfNull(header);
        var names = IdNames(tournament);
        if (names.FirstOrDefault(header.Contains) is not { } id)
            return Missing(file, header, $"of ids ({names[0]})");
        if (Predictions.FirstOrDefault(header.Contains) is not { } prediction)
            return Missing(file, header, "called prediction");
        string[] wanted = [id, prediction];
        if (wanted.FirstOrDefault(w => header.Count(h => h == w) > 1) is { } twice)
            return new Refusal("unknown-column", $"{file} has two columns '{twice}'; keep one.");
        return new SubmissionColumns(id, prediction, Days.FirstOrDefault(header.Contains));
    }

    private static Refusal Missing(string file, IReadOnlyList<string> header, string what) =>
        new("unknown-column", $"{file} has no column {what}. It has: {Format.Names(header, 12)}.");
}
