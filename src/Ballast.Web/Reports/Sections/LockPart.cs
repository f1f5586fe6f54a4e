using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What the rounds that are open at once can lose before anything can be taken out.</summary>
internal static class LockPart
{
    /// <summary>The part, or why it cannot be said.</summary>
    public static Html Of(LockEntry? entry, string? reason)
    {
        if (entry is null)
        {
            return Block.Part(
                "What the open rounds can lose cannot be said",
                Block.Note(string.IsNullOrEmpty(reason) ? "No reason was given." : reason)
            );
        }

        var table = new Table("Outcome of the rounds that are open at once", "Outcome", "#NMR", "What it rests on");
        Row(table, "largest loss that the clips allow", entry.WorstCase, "every open round at its clip");
        Row(
            table,
            "worst stretch of the past",
            entry.Worst,
            $"{Words.Rounds(entry.Rounds)} from round {entry.WorstFrom}"
        );
        Row(table, "worst one of twenty stretches", entry.Low, "5 % quantile");
        Row(table, "middle stretch", entry.Median, "median");
        Row(table, "best one of twenty stretches", entry.High, "95 % quantile");
        return Block.Part(
            $"Inside the lock, one of twenty stretches brought {Words.Nmr(entry.Low)} NMR or worse, on a stake of {Words.Stake(entry.Stake)}",
            Block.Note(Basis(entry)),
            table.Open()
        );
    }

    private static void Row(Table table, string outcome, decimal nmr, string basis) =>
        table.Row(Html.Of($"{outcome}"), Figure.Nmr(nmr), Html.Of($"{basis}"));

    private static string Basis(LockEntry entry)
    {
        var basis =
            entry.Basis == "open-positions"
                ? "what is at risk now"
                : "a constant stake under the newest rule (assumed)";
        var compounded = entry.WorstCompounded is { } w
            ? $" If they settled one after the other, the clips allow {Words.Percent(w)} of the stake."
            : "";
        return $"{Words.Rounds(entry.Rounds)} are open at once and cannot be taken out before they resolve; at risk in them {Words.Stake(entry.AtRisk)} NMR, added up. Basis: {basis}, {Words.Rule(entry.Rule)}. The quantiles rest on {Words.Count(entry.Stretches)} stretches of the past, of which about {Words.About(entry.IndependentStretches)} do not overlap.{compounded}";
    }
}
