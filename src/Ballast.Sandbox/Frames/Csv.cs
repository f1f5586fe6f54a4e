using System.Globalization;

namespace Ballast.Sandbox.Frames;

/// <summary>Cells as the Python data frames write them.</summary>
internal static class Csv
{
    /// <summary>One line; names with a comma, a quote or a line break are quoted.</summary>
    public static void WriteLine(TextWriter writer, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                writer.Write(',');
            var cell = cells[i];
            writer.Write(cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"");
        }
        writer.Write('\n');
    }

    /// <summary>A number with all its places; empty where it is missing.</summary>
    public static string Number(decimal? value) =>
        value?.ToString("0.0#################", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A moment in UTC.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss+00:00", CultureInfo.InvariantCulture);

    /// <summary>Python's words.</summary>
    public static string Truth(bool value) => value ? "True" : "False";
}
