using System.Text.Json.Nodes;

namespace Ballast.Web.Api;

/// <summary>Something that the API tells: a command of the command line, over HTTP. One resource is one file.</summary>
internal abstract class Resource
{
    /// <summary>Its name in the path, which is the command's.</summary>
    public abstract string Name { get; }

    /// <summary>The question that it answers.</summary>
    public abstract string Question { get; }

    /// <summary>Name and version of the document's shape.</summary>
    public virtual string Schema => $"ballast.{Name}/1";

    /// <summary>The document's shape as a JSON schema; null where only its name is told.</summary>
    public virtual JsonNode? Shape => null;

    /// <summary>The same where the optional end of the path is named; null where it is no other shape.</summary>
    public virtual JsonNode? ShapeOfOptional => null;

    /// <summary>What may be asked beside <c>as-of</c>.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>What follows the name in the path, each part an argument.</summary>
    public virtual IReadOnlyList<Argument> Path => [];

    /// <summary>The query parameter that names models or the like, handed on as arguments; null for none.</summary>
    public virtual Argument? Listed =>
        new("model", "A model's name, in any case; repeat it for several (default: all).");

    /// <summary>All query parameters.</summary>
    public IEnumerable<Parameter> Query =>
        (
            Listed is { } listed
                ? [new Parameter(listed.Name, listed.Description, ParameterKind.Repeated)]
                : Array.Empty<Parameter>()
        )
            .Concat(Parameters)
            .Append(Parameter.AsOf);
}

/// <summary>An argument of a command.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsNumber">Whether it is a whole number.</param>
/// <param name="IsOptional">Whether the path may end before it.</param>
internal sealed record Argument(string Name, string Description, bool IsNumber = false, bool IsOptional = false);
