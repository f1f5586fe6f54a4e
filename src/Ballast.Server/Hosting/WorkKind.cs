using System.Globalization;
using Ballast.Core.Questions;

namespace Ballast.Server.Hosting;

/// <summary>What sort of work a question is: few kinds, whatever is asked.</summary>
/// <param name="Name">The command or the page, and about how many models it is.</param>
/// <param name="IsUsuallyDear">Whether it is taken for dear before one of its kind was answered, and for large in memory ever after.</param>
internal readonly record struct WorkKind(string Name, bool IsUsuallyDear)
{
    /// <summary>An import.</summary>
    public static WorkKind Import { get; } = new("import", true);

    /// <summary>The kind of a question.</summary>
    public static WorkKind Of(QuestionRequest request)
    {
        var kind = Of(request.Question.Name, request.Given.Models.Count);
        return IsLong(request) ? new WorkKind(kind.Name + ", long", true) : kind;
    }

    /// <summary>The kind of a page.</summary>
    /// <param name="path">The page's own path, without what follows it.</param>
    /// <param name="models">Models that were named.</param>
    public static WorkKind OfPage(string path, int models) =>
        Of(path == "/" ? "today" : path.TrimStart('/'), models) is var kind
            ? kind with
            {
                Name = "/" + kind.Name,
                IsUsuallyDear = kind.IsUsuallyDear || path == "/",
            }
            : default;

    /// <summary>Whether a list is asked for whole, or in large pieces.</summary>
    private static bool IsLong(QuestionRequest request) =>
        request.Question.Parameters.FirstOrDefault(p => p.Name == "limit") is { } limit
        && (
            request.Given.Names.Contains("all")
            || (
                int.TryParse(
                    request.Given.Text(limit),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var entries
                )
                && entries > UsualLimit
            )
        );

    private const int UsualLimit = 100;

    private static WorkKind Of(string name, int models) =>
        new(
            name
                + models switch
                {
                    0 => " all",
                    1 => " one",
                    <= 20 => " some",
                    _ => " many",
                },
            QuestionCatalogue.Find(name) is { IsHeavy: true }
        );
}
