using Ballast.Core.Rounds;

namespace Ballast.Cli.Options;

/// <summary>Names of scores as users type them.</summary>
internal static class Scores
{
    /// <summary>The score of a name.</summary>
    /// <exception cref="UsageException">The text names none, such as <c>@</c>.</exception>
    public static Metric Read(string text, string option, string command)
    {
        try
        {
            return Metric.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException(command, $"{option}: {e.Message}");
        }
    }
}
