namespace Ballast.Files;

/// <summary>A file that could be opened cannot be read to its end. The message is one line that says what to do.</summary>
public sealed class FileReadException : Exception
{
    public FileReadException(string message, Exception inner)
        : base(message, inner) { }
}
