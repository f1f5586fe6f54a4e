using System.Globalization;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What the open rounds will bring: money first, then how far nowcasts held before.</summary>
internal static class NowcastSection
{
    private const string Id = "nowcast";

    /// <summary>The section.</summary>
    public static Html Of(NowcastDocument nowcast) =>
        Block.Section(
            Id,
            Title(nowcast),
            Block.Note(Stakes(nowcast)),
            Block.Note(
                "Expected and intervals: what past rounds brought after the same scoring day, put on the rounds that are open."
            ),
            nowcast.Account.Positions > 0 ? Money(nowcast) : Html.Empty,
            Maturity(nowcast),
            Left(nowcast)
        );

    private static string Title(NowcastDocument nowcast)
    {
        var account = nowcast.Account;
        if (nowcast.Open.Positions == 0)
            return "No stake in an open round is stored; scores can be nowcast all the same";
        return account is { Expected: { } expected, Low80: { } low, High80: { } high }
            ? $"{(account.Positions == nowcast.Open.Positions ? "Open rounds" : $"{Words.Count(account.Positions)} of {Words.Many(nowcast.Open.Positions, "open stake")}")} are expected to bring {Nmr(expected)} NMR, four times in five between {Nmr(low)} and {Nmr(high)}"
            : $"What the open rounds will bring cannot be said{(account.Shortage is { } shortage ? $": {Words.Shortage(shortage)}" : "")}";
    }

    private static string Stakes(NowcastDocument nowcast)
    {
        var rounds = $"Rounds {nowcast.From} to {nowcast.To} are open";
        var open = nowcast.Open;
        if (open.Positions == 0)
            return $"{rounds}; no stake in them is stored.";
        var projected = open.Projected is { } nmr
            ? $"; as last projected by Numerai they bring {Words.Nmr(nmr)} NMR{(open.WithoutProjection > 0 ? $", {Words.Count(open.WithoutProjection)} of them without a projection" : "")}"
            : "; nothing is projected for them yet";
        var shown = nowcast.Account.AtShownScores is { } now
            ? $" At the scores shown now {Which(nowcast)} would bring {Nmr(now)} NMR."
            : "";
        return $"{rounds}, with {Words.Many(open.Positions, "stake")} and {Words.Stake(open.AtRisk)} NMR at risk in them, added up{projected}.{shown}";
    }

    private static string Which(NowcastDocument nowcast) =>
        nowcast.Account.Positions == nowcast.Open.Positions
            ? "they"
            : $"the {Words.Count(nowcast.Account.Positions)} of them of which something can be said";

    private static Html Money(NowcastDocument nowcast)
    {
        var rounds = Pending("Open rounds", "Round");
        foreach (var round in nowcast.Rounds)
            rounds.Row(
                Row(Html.Of($"{round.Round} <span class=\"date\">resolves {Day(round.Resolves)}</span>"), round.Pending)
            );
        var models = Pending("Models", "Model");
        foreach (var model in nowcast.Models)
            models.Row(Row(Html.Name(model.Model), model.Pending));
        const string Drawn = "What each open round is expected to bring, with the 80 % and the 95 % interval";
        return Html.Of(
            $"{Block.Part("Round by round", Block.Chart("pending", Drawn, "middle"), rounds.FoldedFrom(12))}{Block.Part("Model by model", models.FoldedFrom(30))}"
        );
    }

    private static Table Pending(string caption, string first) =>
        new(caption, first, "#Stakes", "#At shown scores", "#Expected", "#80 % interval", "#95 % interval");

    private static Html[] Row(Html name, PendingEntry pending) =>
        [
            name,
            Figure.Count(pending.Positions),
            Figure.Number(pending.AtShownScores),
            Figure.Number(pending.Expected),
            Ends(pending.Low80, pending.High80),
            Ends(pending.Low95, pending.High95),
        ];

    private static Html Maturity(NowcastDocument nowcast)
    {
        var table = new Table(
            "Past nowcasts, made with what was known then",
            "Score",
            "#Days",
            "#Nowcasts",
            "#Independent rounds",
            "#Inside 80 %",
            "#Inside 95 %",
            "#Shown score had the wrong sign",
            "~Rests on"
        );
        foreach (var score in nowcast.Maturity)
        {
            var record = score.Coverage.FirstOrDefault(c => c.Part == "all");
            table.Row(
                Html.Of($"{score.Metric}"),
                Figure.Count(score.Days),
                Figure.Count(record?.Cases),
                Figure.About(record?.IndependentRounds),
                Figure.Plain(record?.Covered80),
                Figure.Plain(record?.Covered95),
                Figure.Plain(record?.WrongSign),
                Html.Of($"{Ground(score)}")
            );
        }
        return Block.Part("How far such nowcasts held before", table.Open());
    }

    private static string Ground(MaturityEntry score)
    {
        if (score.Shortage is { } shortage)
            return Words.Shortage(shortage);
        var laws = score.Fits.Count(f => f.Basis == "law" && f.Day > 0);
        return laws == 0 ? "rounds seen on the same day"
            : laws >= score.Fits.Count - 1 ? "the law of a sum of independent days; daily scores would do better"
            : "rounds seen on the same day, for the first days the law of a sum of independent days";
    }

    private static Html Left(NowcastDocument nowcast) =>
        Html.Of(
            $"{Block.NoteIf(nowcast.NotComputed.Count > 0, $"Left out: {string.Join("; ", nowcast.NotComputed.Select(n => $"{Words.Many(n.Value, "open stake")}, because {NowcastReasons.InWords(n.Key)}"))}.")}{Block.NoteIf(nowcast.FactorTakenFrom is not null, $"Payout factors come with the first scores: rounds without one are paid with that of round {nowcast.FactorTakenFrom}.")}"
        );

    private static Html Ends(double? low, double? high) =>
        low is null ? Figure.Unknown : Html.Of($"{Figure.Number(low)} to {Figure.Number(high)}");

    private static string Nmr(double amount) => Words.Nmr((decimal)amount);

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
