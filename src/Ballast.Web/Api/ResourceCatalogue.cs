using Ballast.Core.Questions;
using Ballast.Web.Api.Resources;

namespace Ballast.Web.Api;

/// <summary>Every resource of the API.</summary>
internal static class ResourceCatalogue
{
    /// <summary>The resources, in the order of the OpenAPI document.</summary>
    public static IReadOnlyList<Resource> All { get; } =
    [new ReportResource(), .. QuestionCatalogue.All.Select(q => new DeclaredResource(q))];

    /// <summary>A resource by its name in the path; null where there is none.</summary>
    public static Resource? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}
