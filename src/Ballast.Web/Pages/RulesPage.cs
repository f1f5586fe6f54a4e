using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

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
            document =>
            {
                var table = new Table(
                    "Payout rules",
                    "Rounds",
                    "Rule",
                    "Multipliers",
                    "#Clip",
                    "Confidence",
                    "~Remark"
                );
                foreach (var rule in document.Rules)
                    table.Row(
                        Html.Of($"{Span(rule)}"),
                        Html.Of($"{rule.Id}"),
                        Html.Of($"{Multipliers(rule)}"),
                        Html.Of($"{Words.PlainNumber((double)rule.Clip)} %"),
                        Html.Of($"{rule.Confidence}"),
                        Html.Of($"{rule.Remark}")
                    );
                return table.Open();
            }
        );

    private static string Span(RuleEntry rule) =>
        (rule.FirstRound, rule.LastRound) switch
        {
            (null, _) => "never yet",
            (var first, null) => $"{first} on",
            var (first, last) => $"{first}\u2013{last}",
        };

    private static string Multipliers(RuleEntry rule) =>
        string.Join(
            " \u00B7 ",
            rule.Multipliers.Select(m =>
                $"{m.Key} {string.Join("/", m.Value.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture)))}"
            )
        );
}
