using Ballast.Core.Workflows;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>What stands where there is nothing yet: the next step, not an apology.</summary>
internal static class Empty
{
    /// <summary>The answer drawn; the first steps where nothing is stored; else the refusal's line.</summary>
    public static Html Or<T>(Outcome<T> outcome, Func<T, Html> draw) =>
        outcome is Outcome<T>.Refused { Refusal.Code: "no-store" or "empty-store" }
            ? FirstSteps()
            : PageRequest.Show(outcome, draw);

    private static Html FirstSteps() =>
        Html.Of(
            $"""
            <section class="first-steps" aria-labelledby="first-steps-title">
            <h2 id="first-steps-title">Nothing is stored yet. Three ways to begin</h2>
            <ol class="points">
            <li><b>Your models, no key needed:</b> <code>ballast sync MODEL</code> fetches scores, stakes and payouts of public models.</li>
            <li><b>Files that you have:</b> drop a table of scores or payouts on <a href="/data">Data</a>, or <code>ballast import FILE</code>.</li>
            <li><b>Just looking:</b> <code>ballast demo --keep FOLDER</code> makes a tournament to play with; <code>ballast serve --store FOLDER/demo.db</code> shows it.</li>
            </ol>
            </section>

            """
        );
}
