namespace Ballast.Cli.Options;

/// <summary>Texts of files that whoever types a command names.</summary>
internal static class TextFile
{
    /// <summary>A file's text; null where it cannot be read, or is too large.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="largest">Bytes that it may have.</param>
    /// <param name="isTooLarge">Whether that is the reason.</param>
    public static string? TryRead(string file, long largest, out bool isTooLarge)
    {
        isTooLarge = false;
        try
        {
            isTooLarge = new FileInfo(file) is { Exists: true } found && found.Length > largest;
            return isTooLarge ? null : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Why a file cannot be read, as a sentence.</summary>
    /// <param name="file">Its name.</param>
    public static string Fault(string file) =>
        Directory.Exists(file) ? $"{file} is a folder; name a file in it."
        : File.Exists(file) ? $"{file} cannot be read."
        : $"There is no file {file}.";
}
