using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>The timeline of payout rules.</summary>
internal sealed class RulesPage : IPage
{
    public string Path => "/rules";

    public string Title => "Rules";

    public string Question => "Which rule pays which round?";

    public Html Render(PageRequest request) =>
        PageRequest.Show(
            request.Ask<RulesDocument>("rules"),
            rules =>
                Html.Of(
                    $"{RulesTimeline.Of(rules)}{List("Payout rules, the newest first", rules.Rules)}{OneRule.All(rules)}"
                )
        );

    private static Html List(string caption, IReadOnlyList<RuleEntry> rules)
    {
        var table = new Table(caption, "Rounds", "Rule", "~Multipliers", "#Clip", "~Confidence");
        foreach (var rule in rules.Reverse())
            table.Row(
                Html.Of($"{OneRule.Span(rule)}"),
                Html.Of($"<a href=\"#{rule.Id}\">{rule.Id}</a>"),
                Html.Of($"{OneRule.Multipliers(rule)}"),
                Figure.Plain((double)rule.Clip),
                Html.Of($"{rule.Confidence}")
            );
        return table.Open();
    }
}
