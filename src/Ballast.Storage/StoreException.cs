namespace Ballast.Storage;

/// <summary>The store cannot be opened, read or written. The message is one line that says what to do.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message) { }

    public StoreException(string message, Exception inner)
        : base(message, inner) { }
}
