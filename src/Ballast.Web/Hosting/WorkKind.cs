using System.Globalization;
using Ballast.Core.Questions;

namespace Ballast.Web.Hosting;

/// <summary>What sort of work a question is: few kinds, whatever is asked.</summary>
/// <param name="Name">The command or the page, and about how many models it is.</param>
/// <param name="IsUsuallyDear">Whether it is taken for dear before one of its kind was answered, and for large in memory ever after.</param>
internal readonly record struct WorkKind(string Name, bool IsUsuallyDear)
{
    // What compares models over all their rounds; the rest reads a few rows.
    private static readonly HashSet<string> Dear = new(
        ["backtest", "sensitivity", "risk", "evidence", "regret", "report", "portfolio", "nowcast"],
        StringComparer.Ordinal
    );

    /// <summary>An import.</summary>
    public static WorkKind Import { get; } = new("import", true);

    /// <summary>The kind of a question.</summary>
    public static WorkKind Of(Question question)
    {
        var kind = Of(question.Command, question.Arguments.Count);
        return IsLong(question) ? new WorkKind(kind.Name + ", long", true) : kind;
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
    private static bool IsLong(Question question) =>
        question.Command is "models" or "rounds"
        && question.Options.Any(o =>
            o.Key == "all"
            || (
                o.Key == "limit"
                && int.TryParse(o.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                && limit > UsualLimit
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
            Dear.Contains(name) || QuestionCatalogue.Find(name) is { IsHeavy: true }
        );
}
