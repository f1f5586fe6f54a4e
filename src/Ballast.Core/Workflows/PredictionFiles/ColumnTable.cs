namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Columns of a file, each whole.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Rows">Rows it has.</param>
/// <param name="Numbers">Columns by name; NaN where a value is missing.</param>
/// <param name="Ids">One a row; null where rows have none.</param>
/// <param name="Eras">One a row; null where all rows are of one.</param>
public sealed record ColumnTable(
    string Name,
    int Rows,
    IReadOnlyDictionary<string, double[]> Numbers,
    string[]? Ids,
    string[]? Eras
);
