using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>What is stored, how fresh it is, what is missing; imports and syncs.</summary>
internal sealed class DataPage : IPage
{
    private const int MostSpans = 3;

    public string Path => "/data";

    public string Title => "Data";

    public string Question => "What is stored, how fresh is it, and what is missing?";

    public Html Render(PageRequest request)
    {
        var answer = Empty.Or(request, request.Ask<DataDocument>("data"), data => Stored(data, request.Desk.Health()));
        return request.IsFragment
            ? answer
            : Html.Of($"<div id=\"stored\" aria-live=\"polite\">{answer}</div>\n{Bring(request)}");
    }

    private static Html Stored(DataDocument data, StoreHealth health) =>
        Html.Of(
            $"""
            <dl class="tiles">
            {Tile("Models", Figure.Count(data.Models), $"scores: {string.Join(", ", data.Metrics)}")}{Tile(
                "Rounds with scores",
                Figure.Count(data.ScoredRounds),
                data.FirstRound is null ? "none yet" : $"{data.FirstRound} to {data.LastRound}"
            )}{Tile("Behind", Figure.Count(data.RoundsBehind), $"rounds; newest by the calendar: {data.NewestOpenRound}")}{Tile(
                "Stakes",
                Figure.Count(data.Positions),
                $"by model and round, {Words.Count(data.UnsettledPositions)} without a payout"
            )}{Tile(
                "Days with a price",
                Figure.Count(data.PriceDays),
                data.LastPriceDay is { } day ? $"until {Words.Day(day)}" : "import daily prices to see money"
            )}{Tile("Days of stakes", Figure.Count(data.StakeDays), "by model and day")}{Freshness(health)}
            </dl>
            {Missing(data)}
            """
        );

    private static Html Tile(string name, Html figure, string note) =>
        Html.Of(
            $"<div class=\"tile\"><dt>{name}</dt><dd><span class=\"figure\">{figure}</span><p class=\"note\">{note}</p></dd></div>\n"
        );

    private static Html Freshness(StoreHealth health) =>
        Html.Of(
            $"{Tile("Last sync", Moment(health.LastSync), "UTC, of any model")}{Tile("Last import", Moment(health.LastImport), "UTC, that brought something new")}"
        );

    private static Html Moment(DateTimeOffset? time) =>
        time is { } t
            ? Html.Of($"<time datetime=\"{Text(t, "O")}\">{Text(t, "yyyy-MM-dd HH:mm")}</time>")
            : Html.Of($"<span class=\"unknown\">never</span>");

    private static string Text(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static Html Missing(DataDocument data)
    {
        if (data.Missing.Count == 0)
            return Block.Note("Nothing is missing.");
        var table = new Table("Not stored", "What", "#How many", "Rounds", "~Why", "~What helps");
        foreach (var entry in data.Missing)
            table.Row(
                Html.Of($"{Name(entry)}"),
                Figure.Count(entry.Count),
                Html.Of($"{RoundSpans.Of(entry.Rounds, MostSpans)}"),
                Html.Of($"{entry.Why}"),
                Html.Of($"{entry.Helps ?? (entry.What == "open" ? "Time." : "Nothing known.")}")
            );
        return Block.Part("What is missing, and why", table.Open());
    }

    private static string Name(LackEntry entry) =>
        entry.What switch
        {
            "behind" => "newest rounds",
            "no-score" => "rounds without any score",
            "resolved-since" => "final scores",
            "left-out" => "scores left empty",
            "payout-missing" => "settled payouts",
            "open" => "final scores of open rounds",
            "price" => "days with a price",
            _ => entry.What,
        };

    private static Html Bring(PageRequest request)
    {
        if (request.IsReadOnly)
            return Block.Note("This server is read-only: import and sync are switched off.");
        var tournament = request.Tournament.Slug();
        return Html.Of(
            $"""
            <section aria-labelledby="bring-title">
            <h2 id="bring-title">Bring something in</h2>
            <form class="drop" data-import="/api/v1/{tournament}/import">
            <label class="target">Drop tables here, or choose them <input type="file" name="file" multiple accept=".csv,.gz,.json,.jsonl,.ndjson,.parquet,.xlsx,text/csv"></label>
            <label>A wide table (rounds x models) holds <input name="metric" placeholder="corr, mmc, …" autocomplete="off" spellcheck="false"></label>
            <label>A table without a column of models is of <input name="model" placeholder="model" autocomplete="off" spellcheck="false"></label>
            </form>
            <p><button type="button" data-sync="/api/v1/{tournament}/sync">Sync now</button> <span class="note">asks Numerai about the models on the watch list</span></p>
            <ul id="brought" class="points" aria-live="polite"></ul>
            </section>

            """
        );
    }
}
