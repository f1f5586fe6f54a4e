using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>What is stored, how fresh it is, what is missing; imports and syncs.</summary>
internal sealed class DataPage : IPage
{
    private const int MostListed = 40;

    public string Path => "/data";

    public string Title => "Data";

    public string Question => "What is stored, how fresh is it, and what is missing?";

    public Html Render(PageRequest request)
    {
        var answer = Empty.Or(request.Ask<DataDocument>("data"), Stored);
        return request.IsFragment
            ? answer
            : Html.Of($"<div id=\"stored\" aria-live=\"polite\">{answer}</div>\n{Bring(request)}");
    }

    private static Html Stored(DataDocument data) =>
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
            )}{Tile("Days of stakes", Figure.Count(data.StakeDays), "by model and day")}
            </dl>
            {Listed("Rounds without any score, between the first and the last", data.MissingRounds)}{Listed(
                "Rounds whose scores are not final",
                data.InterimRounds
            )}
            """
        );

    private static Html Tile(string name, Html figure, string note) =>
        Html.Of(
            $"<div class=\"tile\"><dt>{name}</dt><dd><span class=\"figure\">{figure}</span><p class=\"note\">{note}</p></dd></div>\n"
        );

    private static Html Listed(string what, IReadOnlyList<int> rounds) =>
        rounds.Count == 0
            ? Html.Empty
            : Block.Note(
                $"{what}: {string.Join(", ", rounds.TakeLast(MostListed))}{(rounds.Count > MostListed ? $" and {rounds.Count - MostListed} before them" : "")}."
            );

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
            <label class="target">Drop tables here, or choose them <input type="file" name="file" multiple accept=".csv,.gz,text/csv"></label>
            <label>A wide table (rounds x models) holds <input name="metric" placeholder="corr, mmc, …" autocomplete="off" spellcheck="false"></label>
            </form>
            <p><button type="button" data-sync="/api/v1/{tournament}/sync">Sync now</button> <span class="note">asks Numerai about the models on the watch list</span></p>
            <ul id="brought" class="points" aria-live="polite"></ul>
            </section>

            """
        );
    }
}
