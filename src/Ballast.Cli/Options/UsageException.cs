namespace Ballast.Cli.Options;

/// <summary>An option or argument cannot be read. The message says which and how it should look.</summary>
public sealed class UsageException(string command, string message) : Exception(message)
{
    public string Command { get; } = command;
}
