using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>All models, and a page of each.</summary>
internal sealed class ModelsPage : IPage
{
    private const int MostListed = 100;

    public string Path => "/models";

    public string Title => "Models";

    public string Question => "Which models are there, and how did each do?";

    public Html Render(PageRequest request) => List(request);

    private Html List(PageRequest request)
    {
        var sought = request.First("name") ?? "";
        var answer = Empty.Or(
            request,
            request.Ask<ModelsDocument>("models", [("all", null)]),
            models => Names([.. models.Models.Select(m => m.Model)], sought, request)
        );
        return Form.With(request, Path, answer, Form.Text(request, "name", "Name holds", "any"));
    }

    private static Html Names(IReadOnlyList<string> names, string sought, PageRequest request)
    {
        var found = names.Where(n => n.Contains(sought, StringComparison.OrdinalIgnoreCase)).ToList();
        List<string> listed = [.. found.Take(MostListed)];
        var money = Money(listed, request);
        var pending = (request.Ask<NowcastAnswer>("nowcast") as Outcome<NowcastAnswer>.Done)?.Value.Models ?? [];
        var expected = pending.ToDictionary(m => m.Model, m => m.Pending, StringComparer.OrdinalIgnoreCase);
        string[] columns = money.Count == 0 ? [] : ["#Payouts settled", "#Last at risk", "#Net NMR"];
        string[] open = expected.Count == 0 ? [] : ["#Open rounds, expected", "#80 % interval"];
        var table = new Table("Models, by name", ["Model", .. columns, .. open, "Look at"]);
        foreach (var name in listed)
        {
            var (quoted, kept) = (Uri.EscapeDataString(name), Shell.Kept(request));
            var (paid, coming) = (money.GetValueOrDefault(name), expected.GetValueOrDefault(name));
            var more = (kept.Length == 0 ? "?" : kept + "&") + "models=" + quoted;
            table.Row([
                Html.Of($"<a href=\"/model/{quoted}{kept}\">{Html.Name(name)}</a>"),
                .. columns.Length == 0
                    ? []
                    : new[] { Figure.Count(paid?.Positions), Figure.Stake(paid?.AtRiskNow), Figure.Nmr(paid?.Net) },
                .. open.Length == 0 ? [] : new[] { Figure.Number(coming?.Expected), Ends(coming) },
                Html.Of(
                    $"<a href=\"/risk{more}\">risk</a> · <a href=\"/backtest{more}\">backtest</a> · <a href=\"/account{more}\">account</a>"
                ),
            ]);
        }
        var rest = found.Count - listed.Count;
        return Html.Of(
            $"<p class=\"note\">{Words.Many(found.Count, "model")}{(rest > 0 ? $", the first {MostListed} listed: say a part of the name" : "")}. By name, not by merit: rankings, with what they are worth, are on <a href=\"/backtest{Shell.Kept(request)}\">Backtest</a>, <a href=\"/risk{Shell.Kept(request)}\">Risk</a> and <a href=\"/evidence{Shell.Kept(request)}\">Evidence</a>.</p>\n{table.Open()}"
        );
    }

    /// <summary>What the listed models earned; empty where none has a stake.</summary>
    private static Dictionary<string, AccountModelEntry> Money(List<string> listed, PageRequest request) =>
        listed.Count > 0
        && request.Ask<AccountDocument>("account", [], listed)
            is Outcome<AccountDocument>.Done { Value.ByModel: var paid }
            ? paid.ToDictionary(m => m.Model, StringComparer.OrdinalIgnoreCase)
            : [];

    private static Html Ends(PendingEntry? pending) =>
        pending?.Low80 is null
            ? Figure.Unknown
            : Html.Of($"{Figure.Number(pending.Low80)} to {Figure.Number(pending.High80)}");
}
