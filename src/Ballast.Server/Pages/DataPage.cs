using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages;

/// <summary>What is stored, when something came in last; imports and syncs.</summary>
internal sealed class DataPage(IQuestion question) : QuestionPage(question)
{
    public override PageContent Render(PageRequest request)
    {
        var answer = Answer(request);
        return request.IsFragment
            ? answer
            : answer with
            {
                Html = Html.Of($"<div id=\"stored\" aria-live=\"polite\">{answer.Html}</div>\n{Bring(request)}"),
            };
    }

    protected override IReadOnlyList<Core.Text.Block> InWords(PageRequest request, QuestionRequest asked, object answer)
    {
        var health = request.Questions.Health();
        return
        [
            .. base.InWords(request, asked, answer),
            new KeyFigures([
                new KeyFigure("Last sync", Moment(health.LastSync), "UTC, of any model"),
                new KeyFigure("Last import", Moment(health.LastImport), "UTC, that brought something new"),
            ]),
        ];
    }

    private static Cell Moment(DateTimeOffset? time) =>
        time is { } known ? Cell.Words(Format.Time(known)) : Cell.Missing("never");

    private static Html Bring(PageRequest request)
    {
        if (request.IsReadOnly)
            return Markup.Block.Note("This server is read-only: import and sync are switched off.");
        var tournament = request.Tournament.Slug();
        // The script shows the way back as soon as something is kept.
        var hasImport = request.Questions.Health().LastImport is not null;
        return Html.Of(
            $"""
            <section aria-labelledby="bring-title">
            <h2 id="bring-title">Bring something in</h2>
            <p>Files are read first and kept only when you say so. The last import can be taken back.</p>
            <form class="drop" data-import="/api/v1/{tournament}/import">
            <label class="target">Drop tables here, or choose them <input type="file" name="file" multiple accept=".csv,.gz,.json,.jsonl,.ndjson,.parquet,.xlsx,text/csv"></label>
            <label>A wide table (rounds x models) holds <input name="metric" placeholder="corr, mmc, …" autocomplete="off" spellcheck="false"></label>
            <label>A table without a column of models is of <input name="model" placeholder="model" autocomplete="off" spellcheck="false"></label>
            </form>
            <div id="preview" aria-live="polite"></div>
            <p{(
                hasImport ? Html.Empty : Html.Of($" hidden")
            )}><button type="button" data-undo="/api/v1/{tournament}/import/undo">Take the last import back</button></p>
            <p><button type="button" data-sync="/api/v1/{tournament}/sync">Sync now</button> <span class="note">asks Numerai about the models on the watch list</span></p>
            <ul id="brought" class="points" aria-live="polite"></ul>
            </section>

            """
        );
    }
}
