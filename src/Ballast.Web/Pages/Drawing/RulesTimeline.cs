using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>The payout rules drawn over the rounds in which they held. An image of its own, because a page has no inline styles.</summary>
internal static class RulesTimeline
{
    private const int Width = 1000;
    private const int RowHeight = 26;
    private const int Left = 10;

    /// <summary>The drawing; nothing where no rule held.</summary>
    public static Html Of(RulesDocument rules)
    {
        var held = rules.Rules.Where(r => r.FirstRound is not null).OrderBy(r => r.FirstRound).ToList();
        if (held.Count == 0)
            return Html.Empty;
        var first = held.Min(r => r.FirstRound!.Value);
        // A rule that still holds is drawn as far again as the longest part of the past that lies behind it.
        var last = Math.Max(held.Max(r => r.LastRound ?? r.FirstRound!.Value) + 60, first + 1);
        double Place(int round) => Left + ((Width - (2 * Left)) * (round - first) / (double)(last - first));
        var rows = held.Select(
            (rule, row) => Row(rule, row, Place(rule.FirstRound!.Value), Place(rule.LastRound ?? last))
        );
        return Html.Of(
            $"""
            <div class="scroll"><svg class="timeline" viewBox="0 0 {Width} {(RowHeight * held.Count)
                + 4}" role="img" aria-label="Payout rules over the rounds {first} to {last}; the table below says the same">
            {Html.Join(rows)}</svg></div>
            <p class="note">Pale: the first or last round is inferred. Violet: atomic staking.</p>

            """
        );
    }

    private static Html Row(RuleEntry rule, int row, double from, double to)
    {
        var look = string.Join(
            ' ',
            new[] { rule.Staking == "atomic-per-round" ? "atomic" : "", rule.IsFirstRoundDerived ? "doubt" : "" }.Where(
                l => l.Length > 0
            )
        );
        var top = row * RowHeight;
        var label = $"{rule.Id}, from {rule.FirstRound}";
        // Names stand beside the bar where there is room, else before it.
        var isLate = from > Width * 0.6;
        var at = isLate ? from - 4 : from;
        return Html.Of(
            $"<rect class=\"{look}\" x=\"{Number(from)}\" y=\"{top + 15}\" width=\"{Number(Math.Max(to - from, 2))}\" height=\"8\" rx=\"2\"></rect><text x=\"{Number(at)}\" y=\"{top + 11}\"{(isLate ? Html.Of($" text-anchor=\"end\"") : Html.Empty)}>{label}</text>\n"
        );
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
