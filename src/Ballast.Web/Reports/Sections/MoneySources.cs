using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>Where the money came from: models, scores, and the bridge from score to payout.</summary>
internal static class MoneySources
{
    /// <summary>The parts in their order.</summary>
    public static Html Of(AccountDocument account) =>
        Html.Join([ByModel(account), ByScore(account), Bridge(account.Bridge)]);

    private static Html ByModel(AccountDocument account)
    {
        if (account.ByModel.Count == 0)
            return Html.Empty;
        string[] columns = ["Model", "#Payouts settled", "#Last at risk", "#Payouts", "#Burns", "#Net NMR"];
        var table = new Table(
            "Every model, largest loss first",
            account.Currency is null ? columns : [.. columns, $"#Net {account.Currency}"]
        );
        foreach (var m in account.ByModel)
        {
            table.Row([
                Html.Name(m.Model),
                Figure.Count(m.Positions),
                Figure.Stake(m.AtRiskNow),
                Figure.Nmr(m.Payouts),
                Figure.Nmr(m.Burns),
                Figure.Nmr(m.Net),
                .. account.Currency is null ? Array.Empty<Html>() : [Figure.Fiat(m.NetFiat)],
            ]);
        }

        var best = account.ByModel.MaxBy(m => m.Net)!;
        var worst = account.ByModel.MinBy(m => m.Net)!;
        var title =
            account.ByModel.Count == 1 ? $"All of it came from {best.Model}"
            : worst.Net < 0
                ? $"{best.Model} brought {Words.Nmr(best.Net)} NMR; {worst.Model} cost {Words.Stake(-worst.Net)}"
            : $"{best.Model} brought most ({Words.Nmr(best.Net)} NMR), and no model lost";
        return Block.Part(title, BarsUnlessOne("by-model", title, account.ByModel.Count), table.FoldedFrom(13));
    }

    private static Html ByScore(AccountDocument account)
    {
        if (account.ByScore.Count == 0)
            return Html.Empty;
        var table = new Table("Every score, then what no score explains", "Part", "#Net NMR");
        foreach (var p in account.ByScore)
            table.Row(p.Name is "clip" or "unexplained" ? "unresolved" : null, Html.Of($"{p.Name}"), Figure.Nmr(p.Net));
        table.Row("total", Html.Of($"net"), Figure.Nmr(account.Total.Net));
        var most = account.ByScore.MaxBy(p => Math.Abs(p.Net))!;
        var title = $"Of the scores, {most.Name} moved the money most: {Words.Nmr(most.Net)} NMR";
        return Block.Part(title, BarsUnlessOne("by-score", title, account.ByScore.Count), table.Open());
    }

    private static Html Bridge(BridgeEntry? bridge)
    {
        if (bridge is null)
        {
            return Block.Part(
                "How scores became money cannot be said",
                Block.Note("No payout could be computed from its scores, so there is no bridge from one to the other.")
            );
        }

        var table = new Table("From score to money, step by step", "Step", "#Change NMR", "#After", "~What it means");
        foreach (var s in bridge.Steps)
            table.Row(Html.Of($"{s.Step}"), Figure.Nmr(s.Change), Figure.Nmr(s.After), Html.Of($"{s.Words}"));
        if (bridge.LeftOut != 0)
            table.Row(
                "unresolved",
                Html.Of($"left out"),
                Figure.Nmr(bridge.LeftOut),
                Figure.Nmr(bridge.Total),
                Html.Of($"payouts without {bridge.RankedBy} or without a formula")
            );
        table.Row("total", Html.Of($"net"), Html.Empty, Figure.Nmr(bridge.Total), Html.Of($"as the account says"));
        var title = BridgeTitle(bridge);
        return Block.Part(title, Block.Chart("bridge", title, "steps"), Block.Note(BridgeNote(bridge)), table.Open());
    }

    private static string BridgeTitle(BridgeEntry bridge)
    {
        var most = bridge.Steps.MaxBy(s => Math.Abs(s.Change));
        return most is null
            ? $"From {bridge.RankedBy} to {Words.Nmr(bridge.Total)} NMR"
            : $"From score to money, {most.Step} made the largest step: {Words.Nmr(most.Change)} NMR";
    }

    private static string BridgeNote(BridgeEntry bridge)
    {
        var field = bridge.FieldScore is { } f
            ? $", the field's middle {Words.Score(f)}"
            : "; the field is not stored, so what the field did and what the rank did cannot be separated";
        var rank = bridge.MeanPercentile is { } p ? $", {Words.Plain(p)} of the field below it" : "";
        return $"{Words.Many(bridge.Positions, "payout")} take part. Mean {bridge.RankedBy}: {Words.Score(bridge.MeanScore)}{field}{rank}. Each step adds up to the next.";
    }

    private static Html BarsUnlessOne(string chart, string title, int bars) =>
        bars < 2 ? Html.Empty : Block.Chart(chart, title, bars > 8 ? "tall" : "low");
}
