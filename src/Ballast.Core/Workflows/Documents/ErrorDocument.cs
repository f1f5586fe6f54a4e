namespace Ballast.Core.Workflows.Documents;

/// <summary>A refusal or a failure, as JSON.</summary>
public sealed record ErrorDocument(string Code, string Message)
{
    /// <summary>Name and version of the shape.</summary>
    public string Schema { get; } = "ballast.error/1";
}
