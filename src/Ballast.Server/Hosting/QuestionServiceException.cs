using Ballast.Core.Text;

namespace Ballast.Server.Hosting;

/// <summary>A neighbour failed: the store, the API. The message is one line for people.</summary>
public sealed class QuestionServiceException(string code, Notice notice) : Exception(notice.ToString())
{
    /// <summary>The line, for every door.</summary>
    public Notice Notice { get; } = notice;

    /// <summary>A word for scripts, for example <c>store</c>.</summary>
    public string Code { get; } = code;
}
