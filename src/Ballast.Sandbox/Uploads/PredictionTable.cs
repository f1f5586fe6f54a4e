namespace Ballast.Sandbox.Uploads;

/// <summary>Predictions as somebody wrote them: names of rows, one number each, and the dates or eras where the file has any.</summary>
/// <param name="IdColumn">The name of the column of names.</param>
/// <param name="Ids">Names.</param>
/// <param name="Values">Numbers; NaN where there is none.</param>
/// <param name="Dates">Dates or eras; null without such a column.</param>
internal sealed record PredictionTable(string IdColumn, string[] Ids, double[] Values, string[]? Dates);

/// <summary>Why a file is not taken; said to the one who sent it.</summary>
internal sealed class UploadException(string message) : Exception(message);
