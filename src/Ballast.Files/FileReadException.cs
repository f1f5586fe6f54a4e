namespace Ballast.Files;

/// <summary>A file that could be opened cannot be read to its end. The message is one line that says what to do.</summary>
public sealed class FileReadException : Exception
{
    public FileReadException(string message, Exception? inner = null)
        : base(message, inner) { }

    /// <summary>A word for scripts.</summary>
    public string Code { get; init; } = Damaged;

    /// <summary>The code of a file that breaks off or is damaged inside; every other one is a refusal of what it holds.</summary>
    public const string Damaged = "damaged-file";
}
