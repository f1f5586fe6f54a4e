namespace Ballast.Cli.Output;

/// <summary>What a command says or writes cannot be written. The message is one line that says what to do.</summary>
/// <param name="code">The code of the failure: <c>output</c> for what is said, <c>file</c> for a file.</param>
/// <param name="message">The line.</param>
internal sealed class OutputException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
