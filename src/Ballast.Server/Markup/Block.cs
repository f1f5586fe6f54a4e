namespace Ballast.Server.Markup;

/// <summary>Parts that every page is made of.</summary>
internal static class Block
{
    /// <summary>A remark below a title or a table.</summary>
    public static Html Note(string text) => Html.Of($"<p class=\"note\">{text}</p>\n");

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
