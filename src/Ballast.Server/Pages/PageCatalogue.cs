using Ballast.Core.Questions;

namespace Ballast.Server.Pages;

/// <summary>Every page, in the order of the navigation.</summary>
internal static class PageCatalogue
{
    /// <summary>The pages that there are, in the order of the navigation: by topic, then as in the catalogue of questions.</summary>
    public static IReadOnlyList<IPage> All { get; } =
    [.. QuestionCatalogue.All.Select(Create).Append<IPage>(new GlossaryPage()).OrderBy(p => p.Topic)];

    /// <summary>Paths that have moved, by their beginning.</summary>
    private static readonly (string Old, string New)[] Moved = [("/models/", "/model/"), ("/rounds/", "/round/")];

    /// <summary>Where a page is now that had another address; null for none.</summary>
    public static string? MovedTo(string path) =>
        Moved.FirstOrDefault(m => path.StartsWith(m.Old, StringComparison.Ordinal)) is { Old: { } old } moved
            ? moved.New + path[old.Length..]
            : null;

    /// <summary>The page of a question; some have pictures or doors of their own.</summary>
    private static QuestionPage Create(IQuestion question) =>
        question.Name switch
        {
            "today" => new TodayPage(),
            "model" => new ModelPage(),
            "backtest" or "sensitivity" => new GridPage(question),
            "models" => new ModelsPage(question),
            "rounds" => new RoundsPage(question),
            "rules" => new RulesPage(question),
            "data" => new DataPage(question),
            "alerts" => new AlertsPage(question),
            "plan" => new PlanPage(question),
            "rule-changes" => new RuleChangesPage(question),
            _ => new QuestionPage(question),
        };

    /// <summary>The page of a path with what follows its own; null where there is none. The longest path wins.</summary>
    public static (IPage Page, string Below)? Find(string path)
    {
        var trimmed = path.Length > 1 ? path.TrimEnd('/') : path;
        // The front page has the name of its question too.
        if (trimmed == "/today")
            trimmed = "/";
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
