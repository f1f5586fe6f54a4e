using Ballast.Core.Questions;

namespace Ballast.Web.Pages;

/// <summary>Every page, in the order of the navigation.</summary>
internal static class PageCatalogue
{
    /// <summary>The pages that there are.</summary>
    public static IReadOnlyList<IPage> All { get; } =
    [
        new TodayPage(),
        new ModelsPage(),
        new EvidencePage(),
        new AccountPage(),
        new FieldPage(),
        .. QuestionCatalogue.All.Select(Create),
        new RoundsPage(),
        new RulesPage(),
        new DataPage(),
    ];

    private static QuestionPage Create(IQuestion question) =>
        question.Name is "backtest" or "sensitivity" ? new GridPage(question) : new QuestionPage(question);

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
}
