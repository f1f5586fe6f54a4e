using System.Globalization;
using Ballast.Core.Questions.Rules;
using Ballast.Core.Rounds;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The payout rules drawn over the rounds in which they held. An image of its own, because a page has no inline styles.</summary>
internal static class RulesTimeline
{
    private const int Width = 1000;
    private const int RowHeight = 24;
    private const int Head = 22;
    private const int Left = 250;
    private const int Right = 70;
    private const int LabelRoom = 40;

    // A rule that still holds has no end; it is drawn this far, so that it can be seen.
    private const int RoundsAhead = 60;

    /// <summary>The drawing; nothing where no rule held.</summary>
    public static Html Of(RulesAnswer rules)
    {
        var held = rules.Rules.Where(r => r.FirstRound is not null).OrderBy(r => r.FirstRound).ToList();
        if (held.Count == 0)
            return Html.Empty;
        var first = held.Min(r => r.FirstRound!.Value);
        var last = Math.Max(held.Max(r => r.LastRound ?? r.FirstRound!.Value + RoundsAhead), first + 1);
        double Place(int round) => Left + ((Width - Left - Right) * (round - first) / (double)(last - first));
        var height = Head + (RowHeight * held.Count);
        var rows = held.Select(
            (rule, row) =>
                Row(rule, Head + (row * RowHeight), Place(rule.FirstRound!.Value), Place((rule.LastRound ?? last) + 1))
        );
        return Html.Of(
            $"""
            <figure class="scroll plain" tabindex="0" role="region" aria-label="Payout rules over the rounds, drawn"><svg class="timeline" viewBox="0 0 {Width} {height}" role="img" aria-label="Payout rules over the rounds {first} to {last}; the table below says the same">
            {Years(first, last, height, Place)}{Html.Join(rows)}</svg></figure>
            <p class="note">Each bar begins at the round beside its name; lines: the first round of a year. Pale: something about the rule is inferred, sources conflict, or settled payouts do not match in some of its rounds. Violet: atomic staking.</p>

            """
        );
    }

    /// <summary>The first round of each year. Weekly rounds and daily ones have another width in time, so years have, too.</summary>
    private static Html Years(int first, int last, int height, Func<int, double> place)
    {
        var lines = new List<Html>();
        var free = 0.0;
        for (var year = RoundCalendar.OpenDate(first).Year + 1; ; year++)
        {
            var round = RoundCalendar.LastRoundUntil(new DateOnly(year - 1, 12, 31)) + 1;
            if (round > last)
                return Html.Join(lines);
            if (round < first)
                continue;
            var at = place(round);
            lines.Add(Html.Of($"<line x1=\"{Number(at)}\" x2=\"{Number(at)}\" y1=\"16\" y2=\"{height}\"></line>"));
            // Years of weekly rounds lie close together; a name that would cover the last one is left out.
            if (at >= free)
            {
                lines.Add(
                    Html.Of($"<text class=\"year\" x=\"{Number(at)}\" y=\"11\" text-anchor=\"middle\">{year}</text>\n")
                );
                free = at + LabelRoom;
            }
        }
    }

    private static Html Row(RuleEntry rule, int top, double from, double to)
    {
        var look = string.Join(
            ' ',
            new[] { rule.Staking == "atomic-per-round" ? "atomic" : "", IsDoubtful(rule) ? "doubt" : "" }.Where(l =>
                l.Length > 0
            )
        );
        return Html.Of(
            $"<text x=\"0\" y=\"{top + 16}\">{rule.Id}</text><rect class=\"{look}\" x=\"{Number(from)}\" y=\"{top + 5}\" width=\"{Number(Math.Max(to - from, 3))}\" height=\"14\" rx=\"3\"></rect><text class=\"year\" x=\"{Number(Math.Max(to, from + 3) + 5)}\" y=\"{top + 16}\">{rule.FirstRound ?? 0}</text>\n"
        );
    }

    private static bool IsDoubtful(RuleEntry rule) =>
        rule.Conflicts.Count > 0
        || rule.IsFirstRoundDerived
        || rule.SettledPayouts.Any(c => !c.IsVerified)
        || rule.Confidence.Contains("inferred", StringComparison.Ordinal)
        || rule.Confidence.Contains("conflict", StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
