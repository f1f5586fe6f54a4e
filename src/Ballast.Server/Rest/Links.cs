using Ballast.Core.Workflows.Documents;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Rest;

/// <summary>The pages around a page, as a Link header (RFC 8288).</summary>
internal static class Links
{
    public static string? Of(HttpRequest request, IPagedDocument page)
    {
        var links = new List<string>();
        if (page.Offset + page.Limit < page.Total)
            links.Add(Link(request, page.Offset + page.Limit, "next"));
        if (page.Offset > 0)
            links.Add(Link(request, Math.Max(0, page.Offset - page.Limit), "prev"));
        return links.Count == 0 ? null : string.Join(", ", links);
    }

    private static string Link(HttpRequest request, int offset, string relation)
    {
        var kept = request
            .Query.Where(q => q.Key != "offset")
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        var query = QueryString.Create(
            kept.Append(new("offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        );
        return $"<{request.Path.ToUriComponent()}{query.ToUriComponent()}>; rel=\"{relation}\"";
    }
}
