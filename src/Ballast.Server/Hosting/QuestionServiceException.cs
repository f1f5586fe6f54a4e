namespace Ballast.Server.Hosting;

/// <summary>A neighbour failed: the store, the API. The message is one line for people.</summary>
public sealed class QuestionServiceException(string code, string message) : Exception(message)
{
    /// <summary>A word for scripts, for example <c>store</c>.</summary>
    public string Code { get; } = code;
}
