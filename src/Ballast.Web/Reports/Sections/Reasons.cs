using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>Reasons that many cells share: each is marked by a letter and written once below the table.</summary>
internal sealed class Reasons
{
    private readonly List<string> _reasons = [];

    /// <summary>The letter of a reason; nothing where there is none.</summary>
    public Html Mark(string? reason)
    {
        if (string.IsNullOrEmpty(reason))
            return Html.Empty;
        var place = _reasons.IndexOf(reason);
        if (place < 0)
        {
            place = _reasons.Count;
            _reasons.Add(reason);
        }

        return Html.Of($"<sup title=\"{reason}\">{Letter(place)}</sup>");
    }

    /// <summary>The reasons with their letters.</summary>
    public Html List() =>
        _reasons.Count == 0
            ? Html.Empty
            : Html.Of(
                $"<p class=\"note\">No interval: {_reasons.Select((r, i) => Html.Of($"<sup>{Letter(i)}</sup> {r}{(i + 1 < _reasons.Count ? "; " : ".")}"))}</p>\n"
            );

    // Reasons can name counts, so there may be more of them than letters: after z comes aa.
    private static string Letter(int place)
    {
        var last = $"{(char)('a' + (place % 26))}";
        return place < 26 ? last : Letter((place / 26) - 1) + last;
    }
}
