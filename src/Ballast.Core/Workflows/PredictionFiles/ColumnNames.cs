using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Finds columns of a file by their names.</summary>
public static class ColumnNames
{
    private const int MostNamed = 12;
    private const string Feature = "feature";

    // The last two are what pandas calls an index without a name, in CSV and in Parquet.
    private static readonly string[] Ids = ["id", "", "__index_level_0__"];
    private static readonly string[] NoFeatures = ["era", "data_type", .. Ids];

    /// <summary>The column of ids; null where there is none.</summary>
    public static string? Id(IReadOnlyList<string> header) => Ids.FirstOrDefault(header.Contains);

    /// <summary>The column of eras: the one that was named, else one called era; null where all rows are of one.</summary>
    public static Outcome<string?> Era(string file, IReadOnlyList<string> header, string? given)
    {
        if (given is null)
            return new Outcome<string?>.Done(header.FirstOrDefault(h => h == "era"));
        return Find(file, header, given, "--era").Then<string, string?>(era => new Outcome<string?>.Done(era));
    }

    /// <summary>A column that was named.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="name">What was typed.</param>
    /// <param name="option">Where it was typed.</param>
    public static Outcome<string> Find(string file, IReadOnlyList<string> header, string name, string option)
    {
        var found = header.Count(h => h == name);
        if (found == 1)
            return name;
        if (found > 1)
            return new Refusal(
                "unknown-column",
                $"{file} has {found} columns '{name}'; rename all but one ({option})."
            );
        var hint = NameSuggestions.Meant(header, name) is { } meant ? $" Did you mean '{meant}'?" : "";
        return new Refusal(
            "unknown-column",
            $"{file} has no column '{name}' ({option}).{hint} It has: {Format.Names(header, MostNamed)}."
        );
    }

    /// <summary>Several columns that were named.</summary>
    public static Outcome<IReadOnlyList<string>> FindAll(
        string file,
        IReadOnlyList<string> header,
        IReadOnlyList<string> names,
        string option
    )
    {
        foreach (var name in names)
        {
            if (Find(file, header, name, option) is Outcome<string>.Refused { Refusal: var refusal })
                return refusal;
        }
        return new Outcome<IReadOnlyList<string>>.Done(names);
    }

    /// <summary>The predictions where none were named: columns whose name begins so.</summary>
    public static Outcome<IReadOnlyList<string>> Predictions(string file, IReadOnlyList<string> header)
    {
        string[] found = [.. header.Where(h => h.StartsWith("prediction", StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0
            ? found
            : new Refusal(
                "unknown-column",
                $"Say which columns are predictions with --predictions A,B: no column of {file} is called prediction. It has: {Format.Names(header, MostNamed)}."
            );
    }

    /// <summary>The features: columns whose name begins so, else all but ids, eras and targets.</summary>
    public static Outcome<IReadOnlyList<string>> Features(string file, IReadOnlyList<string> header)
    {
        string[] found = [.. header.Where(h => h.StartsWith(Feature, StringComparison.OrdinalIgnoreCase))];
        if (found.Length == 0)
            found =
            [
                .. header.Where(h => !NoFeatures.Contains(h) && !h.StartsWith("target", StringComparison.Ordinal)),
            ];
        return found.Length > 0 ? found : new Refusal("unknown-column", $"{file} has no column of features.");
    }
}
