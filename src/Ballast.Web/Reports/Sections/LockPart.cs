using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What the rounds that are open at once can lose before anything can be taken out.</summary>
internal static class LockPart
{
    /// <summary>One part a staking system; without a known rule it says so.</summary>
    public static Html Of(IReadOnlyList<LockEntry> entries) =>
        entries.Count > 0
            ? Html.Join([.. entries.Select(Of)])
            : Block.Part(
                "What the open rounds can lose cannot be said",
                Block.Note("No payout rule is known for the newest rounds, so nobody knows what they can lose.")
            );

    private static Html Of(LockEntry entry)
    {
        var table = new Table("Outcome of the rounds that are open at once", "Outcome", "#NMR", "What it rests on");
        table.Row(
            Html.Of($"largest loss that the clips allow"),
            Figure.Nmr(entry.WorstCase),
            Html.Of(
                $"every open round at its clip{(entry.Basis == "open-positions" ? ", narrowed by payout factors that are known" : "")}; together at most the stake behind them"
            )
        );
        if (entry.Past is { } past)
        {
            Row(
                table,
                "worst stretch of the past",
                past.Worst,
                $"{Words.Rounds(entry.Rounds)} from round {past.WorstFrom}"
            );
            Row(table, "worst one of twenty stretches", past.Low, "5 % quantile");
            Row(table, "middle stretch", past.Median, "median");
            Row(table, "best one of twenty stretches", past.High, "95 % quantile");
        }

        return Block.Part(Title(entry), Block.Note(Basis(entry)), table.Open());
    }

    private static string Title(LockEntry entry) =>
        entry.Past is { } past
            ? $"Inside the lock, one of twenty stretches brought {Words.Nmr(past.Low)} NMR or worse, on a stake of {Words.Stake(entry.Stake)}"
            : $"Inside the lock, {Words.Stake(-entry.WorstCase)} of {Words.Stake(entry.Stake)} NMR can be lost at worst; what is likely cannot be said yet";

    private static void Row(Table table, string outcome, decimal nmr, string basis) =>
        table.Row(Html.Of($"{outcome}"), Figure.Nmr(nmr), Html.Of($"{basis}"));

    private static string Basis(LockEntry entry)
    {
        var basis =
            entry.Basis == "open-positions" ? "what is at risk now"
            : entry.Basis == "last-stakes" ? "the stakes as last known of late, kept under the newest rule"
            : "a constant stake under the newest rule (assumed)";
        var compounded = entry.WorstCompounded is { } w
            ? $" If each round took its share of what the one before left, they could lose {Words.Plain(w)} of the stake."
            : " Each is a position of its own and can lose only itself.";
        var past = entry.Past is { } known
            ? $" The quantiles rest on {Words.Count(known.Stretches)} stretches of the past, worth about {Words.About(known.IndependentStretches)} that do not overlap."
            : $" What the past says: {entry.NoPast}.";
        var stale = entry.StaleStakes is { } old
            ? $" Left out are the stakes of {Words.Many(old.Models, "model")} ({Words.Stake(old.Nmr)} NMR) that were last known in round {old.LastRound}, opened {Words.Day(old.Opened)}, or before: they are not stakes of today."
            : "";
        var factor = entry is { FactorTakenFrom: { } round, Past: not null }
            ? $" Open rounds are paid with their own payout factors, those without one yet with that of round {round}."
            : "";
        return $"{Words.Rounds(entry.Rounds)} are open at once and cannot be taken out before they resolve; at risk in them {Words.Stake(entry.AtRisk)} NMR, added up. Basis: {basis}, {Words.Rule(entry.Rule)}.{stale}{compounded}{past}{factor}";
    }
}
