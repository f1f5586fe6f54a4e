using Ballast.Core.Workflows.Documents;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The ways to the other entries of a list that is shown in slices.</summary>
internal static class PageLinks
{
    /// <summary>Links to the entries before and after; nothing where all are shown.</summary>
    public static Html Draw(PageRequest request, string path, IPagedDocument shown)
    {
        Html Link(int offset, string text)
        {
            var query = request.Said("offset").Append(("offset", $"{offset}")).AsQuery();
            return Html.Of($"<a href=\"{path}{query}\">{text}</a> ");
        }
        var before = shown.Offset > 0 ? Link(Math.Max(0, shown.Offset - shown.Limit), "those before") : Html.Empty;
        var after = shown.NextOffset is { } next ? Link(next, "those after") : Html.Empty;
        return shown.Offset == 0 && shown.NextOffset is null ? Html.Empty : Html.Of($"<p>{before}{after}</p>\n");
    }
}
