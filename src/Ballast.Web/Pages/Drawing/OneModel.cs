using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>One model: scores by round, open rounds by day, payouts that explain themselves.</summary>
internal static class OneModel
{
    private const int Newest = 25;

    /// <summary>The page's content.</summary>
    public static Html Of(ModelDocument model, PageRequest request)
    {
        var name = Uri.EscapeDataString(model.Model);
        var kept = Shell.Kept(request);
        var more = (kept.Length == 0 ? "?" : kept + "&") + "models=" + name;
        var links = Html.Of(
            $"<p>More about it: <a href=\"/risk{more}\">risk</a> · <a href=\"/account{more}\">money</a> · <a href=\"/backtest{more}\">multipliers</a> · <a href=\"/field{more}\">field</a> · <a href=\"/evidence{more}\">evidence</a> (needs a second model).</p>\n"
        );
        var content = Html.Of(
            $"<h2>{Title(model)}</h2>\n{links}{Block.Chart("scores", "Scores by round; hollow where the round is still open", "middle", model.Metrics, "Score")}<div id=\"explained\" aria-live=\"polite\"></div>\n{Rounds(model, name, request)}{Open(model)}"
        );
        return ChartScope.Of(content, [("model", Json.Text(model))]);
    }

    private static string Title(ModelDocument model)
    {
        var settled = model
            .Rounds.Where(r => r is { IsFinal: true, Payout: { } paid } && (r.AtRisk > 0 || paid != 0))
            .ToList();
        var rounds = $"{Words.Rounds(model.Rounds.Count)}, {model.Rounds.Count(r => !r.IsResolved)} open";
        return settled.Count == 0
            ? $"{rounds}, no settled payout stored"
            : $"{rounds}, {Words.Nmr(settled.Sum(r => r.Payout!.Value))} NMR settled in {Words.Rounds(settled.Count)}";
    }

    private static Html Rounds(ModelDocument model, string name, PageRequest request)
    {
        string[] columns = ["Round", "Resolves", .. model.Metrics.Select(m => "#" + m), "#At risk", "#Payout", "Rule"];
        var (newest, all) = (
            new Table("The newest rounds", columns),
            new Table("All rounds, the newest first", columns)
        );
        foreach (var (place, round) in model.Rounds.Reverse().Index())
        {
            Html[] cells = Cells(round, name, request);
            var look = round.IsResolved ? null : "unresolved";
            all.Row(look, cells);
            if (place < Newest)
                newest.Row(look, cells);
        }
        return all.Count > Newest ? Html.Of($"{newest.Open()}{all.Folded()}") : all.Open();
    }

    private static Html[] Cells(ModelRoundEntry round, string name, PageRequest request) =>
        [
            Html.Of($"<a href=\"/rounds/{round.Round}{Shell.Kept(request)}\">{round.Round}</a>"),
            Html.Of($"{Day(round.Resolves)}"),
            .. round.Scores.Select(Figure.Score),
            Figure.Stake(round.AtRisk),
            Payout(round, name, request),
            Html.Of($"{Words.Rule(round.Rule)}"),
        ];

    /// <summary>A payout is a button that shows every factor of it.</summary>
    private static Html Payout(ModelRoundEntry round, string name, PageRequest request)
    {
        if (round.Payout is null && round.AtRisk is null)
            return Figure.Unknown;
        var kept = Shell.Kept(request);
        var address = $"/models/{name}{kept}{(kept.Length == 0 ? "?" : "&")}explain={round.Round}";
        return Html.Of(
            $"<button type=\"button\" class=\"figure-button\" hx-get=\"{address}\" hx-target=\"#explained\" title=\"Explain the payout of round {round.Round}\">{(round.Payout is null ? Html.Of($"explain") : Figure.Nmr(round.Payout))}</button>{(round.IsFinal || round.Payout is null ? Html.Empty : Html.Of($"<span class=\"tag\">{(round.IsResolved ? "not settled here" : "open")}</span>"))}"
        );
    }

    private static Html Open(ModelDocument model)
    {
        var open = model
            .Rounds.Where(r => !r.IsResolved && r.Days.Any(d => d.Any(v => v is not null)))
            .Reverse()
            .ToList();
        if (open.Count == 0)
            return Html.Empty;
        var parts = model.Metrics.Select(
            (metric, place) =>
            {
                var days = open.Where(r => place < r.Days.Count)
                    .Select(r => r.Days[place].Count)
                    .DefaultIfEmpty(0)
                    .Max();
                var table = new Table(
                    $"{metric}, scoring day by scoring day",
                    ["Round", .. Enumerable.Range(1, days).Select(d => $"#{d}")]
                );
                foreach (var round in open.Where(r => place < r.Days.Count && r.Days[place].Any(v => v is not null)))
                    table.Row([
                        Figure.Round(round.Round),
                        .. round.Days[place].Select(v => v is null ? Html.Empty : Figure.Score(v)),
                    ]);
                return table.Count == 0 ? Html.Empty : table.Folded();
            }
        );
        return Block.Part("Open rounds as they ripen", Html.Join(parts));
    }

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
