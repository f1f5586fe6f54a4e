using Ballast.Core.Questions;

namespace Ballast.Server.Rest;

/// <summary>Every resource of the API: one for each question.</summary>
internal static class ResourceCatalogue
{
    /// <summary>The resources, in the order of the OpenAPI document.</summary>
    public static IReadOnlyList<Resource> All { get; } = [.. QuestionCatalogue.All.Select(q => new Resource(q))];

    /// <summary>A resource by its name in the path; null where there is none.</summary>
    public static Resource? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}
