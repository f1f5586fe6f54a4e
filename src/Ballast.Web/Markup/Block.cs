using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Web.Markup;

/// <summary>Parts that every section is made of.</summary>
internal static class Block
{
    /// <summary>A section with the question that it answers, and its title, which is the answer in a sentence.</summary>
    public static Html Section(string id, string title, params Html[] content) =>
        Html.Of(
            $"""
            <section id="{id}" aria-labelledby="{id}-title">
            <p class="question">{Questions.Of(id)}</p>
            <h2 id="{id}-title">{title}</h2>
            {content}</section>

            """
        );

    /// <summary>A section that is left out, with the reason.</summary>
    public static Html LeftOut(string id, string title, string reason) =>
        Section(id, title, Html.Of($"<p class=\"left-out\">{reason}</p>\n"));

    /// <summary>A part of a section with its title, which is a sentence too.</summary>
    public static Html Part(string title, params Html[] content) =>
        Html.Of($"<article><h3>{title}</h3>\n{content}</article>\n");

    /// <summary>A remark below a title or a table.</summary>
    public static Html Note(string text) => Html.Of($"<p class=\"note\">{text}</p>\n");

    /// <summary>A remark, or nothing.</summary>
    public static Html NoteIf(bool holds, string text) => holds ? Note(text) : Html.Empty;

    /// <summary>Which rounds with scores an answer leaves out, and why; nothing where it leaves none.</summary>
    public static Html LeftOut(IPartialDocument answer) =>
        Html.Join(answer.SkippedRounds.Select(s => Note(SkipReasons.Sentence(s, answer.To))));

    /// <summary>What must be said of the payout rules that made an answer's numbers; nothing where nothing must.</summary>
    public static Html RuleNotes(IReadOnlyList<RuleSpan> rules)
    {
        var notes = RuleSpan.Notes(rules);
        return notes.Count == 0
            ? Html.Empty
            : Html.Of(
                $"<ul class=\"points\" aria-label=\"About the payout rules\">{notes.Select(n => Html.Of($"<li><strong>{n.Rules}:</strong> {n.Remark}</li>"))}</ul>\n"
            );
    }

    /// <summary>What a ranking is worth, in words; it stands on the ranking itself. Nothing where no verdict was asked for.</summary>
    public static Html Verdict(VerdictEntry? verdict) =>
        verdict is null
            ? Html.Empty
            : Html.Of($"<p class=\"verdict {verdict.Kind}\">{string.Join(' ', verdict.Sentences)}</p>\n");

    /// <summary>Room for a chart. It takes none where the page has no charts: then the table below says it all.</summary>
    /// <param name="chart">Which chart; the script knows it by this name.</param>
    /// <param name="says">What it shows, for those who do not see it.</param>
    /// <param name="height">low, middle, steps, tall or square.</param>
    /// <param name="choices">What can be chosen in it, in the order of the data; fewer than two bring no choice.</param>
    /// <param name="label">What the choice is about.</param>
    /// <param name="part">Which part of the data, where several charts have the same name.</param>
    public static Html Chart(
        string chart,
        string says,
        string height = "middle",
        IReadOnlyList<string>? choices = null,
        string label = "Model",
        string part = ""
    ) =>
        Html.Of(
            $"""
            <figure class="chart">{Choice(
                choices ?? [],
                label
            )}<div class="plot {height}" data-chart="{chart}" data-part="{part}" role="img" aria-label="{says}"></div></figure>

            """
        );

    private static Html Choice(IReadOnlyList<string> choices, string label) =>
        choices.Count < 2
            ? Html.Empty
            : Html.Of(
                $"<label class=\"choice\">{label} <select>{choices.Select((c, i) => Html.Of($"<option value=\"{i}\">{c}</option>"))}</select></label>"
            );
}
