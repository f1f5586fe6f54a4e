using Ballast.Core.Questions;

namespace Ballast.Web.Pages;

/// <summary>Every page, in the order of the navigation.</summary>
internal static class PageCatalogue
{
    /// <summary>The pages that there are.</summary>
    public static IReadOnlyList<IPage> All { get; } =
    [
        new TodayPage(),
        new BacktestPage(),
        new EvidencePage(),
        new SensitivityPage(),
        .. QuestionCatalogue.All.Select(Of),
    ];

    /// <summary>The page of a path with what follows its own; null where there is none. The longest path wins.</summary>
    public static (IPage Page, string Below)? Find(string path)
    {
        var trimmed = path.Length > 1 ? path.TrimEnd('/') : path;
        foreach (var page in All.OrderByDescending(p => p.Path.Length))
        {
            if (trimmed == page.Path)
                return (page, "");
            if (page.Path != "/" && trimmed.StartsWith(page.Path + "/", StringComparison.Ordinal))
                return (page, trimmed[(page.Path.Length + 1)..]);
        }
        return null;
    }

    /// <summary>The page of a question; some have pictures or doors of their own.</summary>
    private static QuestionPage Of(IQuestion question) =>
        question.Name switch
        {
            "models" => new ModelsPage(question),
            "rounds" => new RoundsPage(question),
            "rules" => new RulesPage(question),
            "data" => new DataPage(question),
            _ => new QuestionPage(question),
        };
}
