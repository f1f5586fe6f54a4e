using Ballast.Core.Questions;
using Ballast.Core.Store;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary>What stands in the address of a page. It takes the names of the API too, and what it does not know is refused: the answer would be to another question.</summary>
internal static class PageQuery
{
    /// <summary>The field for models, whatever its question calls them.</summary>
    public const string Models = "models";

    /// <summary>Which table of the page was asked for whole.</summary>
    public const string WholeTable = "rows-of";

    /// <summary>Whether the documents of the charts were asked for and nothing else.</summary>
    public const string ChartsAlone = "charts-alone";

    private static readonly string[] Everywhere = ["tournament", "as-of", WholeTable, ChartsAlone];

    /// <summary>The names with their values. Models that stand under the name that the API has for them go into the field of the page.</summary>
    /// <param name="page">The page; not every one is that of a question.</param>
    /// <param name="query">What was said, by name; a name may stand several times.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(IPage page, IQueryCollection query)
    {
        var said = query.ToDictionary(
            q => q.Key,
            q => (IReadOnlyList<string>)[.. q.Value.Select(v => v ?? "")],
            StringComparer.Ordinal
        );
        if ((page as QuestionPage)?.Asked.Models is { } models && said.Remove(models.Name, out var named))
            said[Models] = [string.Join(',', (said.GetValueOrDefault(Models) ?? []).Concat(named))];
        return said;
    }

    /// <summary>The first name that the page of a question does not know, with those that it does; null where it knows all.</summary>
    public static Refusal? Unknown(IQuestion question, PageRequest request)
    {
        string[] known =
        [
            .. question.Models is null ? Array.Empty<string>() : [Models],
            .. question.Parameters.Where(p => p.Kind != ParameterKind.File).Select(p => p.Name),
            .. question.Variant is { } variant ? [variant.When.Name] : Array.Empty<string>(),
        ];
        return request.Query.Keys.FirstOrDefault(k => !known.Contains(k) && !Everywhere.Contains(k)) is { } unknown
            ? new Refusal(
                "usage",
                $"This page has no field '{(unknown.Length <= 40 ? unknown : unknown[..40] + "…")}'; it has: {string.Join(", ", known)}."
            )
            : null;
    }
}
