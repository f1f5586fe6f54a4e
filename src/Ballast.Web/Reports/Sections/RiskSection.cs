using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Reports.Derived;

namespace Ballast.Web.Reports.Sections;

/// <summary>What was the risk: curves, falls, measures, dependence, and what cannot be taken out in time.</summary>
internal static class RiskSection
{
    private const string Id = "risk";

    /// <summary>The section; without a single return it is left out and says why.</summary>
    public static Html Of(RiskDocument risk)
    {
        if (risk.Subjects.Count == 0 || risk.Subjects.All(s => s.Series.Count == 0))
        {
            return Block.LeftOut(
                Id,
                "What the risk was is not known",
                "No model has a return in these rounds, so there is nothing to measure."
            );
        }

        var main = Main(risk);
        return Block.Section(
            Id,
            Title(main),
            Block.Note($"Returns: {risk.Assumption}."),
            Rules(risk),
            Equity(risk, main),
            Falls(risk, main),
            Rolling(risk),
            RiskMeasures.Of(risk),
            DependencePart.Of(risk.Dependence),
            LockPart.Of(risk.Locks),
            Skipped(risk)
        );
    }

    /// <summary>Who the titles speak of: all models together where there are several.</summary>
    public static RiskSubjectEntry Main(RiskDocument risk) =>
        risk.Subjects.LastOrDefault(s => s.IsMix && s.Series.Count > 0) ?? risk.Subjects.First(s => s.Series.Count > 0);

    /// <summary>Names for a choice, the mix first said by what it is.</summary>
    public static IReadOnlyList<string> Names(RiskDocument risk) => [.. risk.Subjects.Select(s => s.Name)];

    private static string Title(RiskSubjectEntry main)
    {
        var deepest = main.Regimes.SelectMany(r => r.Drawdowns).MaxBy(d => d.Depth);
        return deepest is null
            ? $"{Who(main)}: no fall below a former peak so far"
            : $"{Who(main)}: the deepest fall took {Words.Plain(deepest.Depth)} of the peak, rounds {deepest.Begin} to {deepest.Trough}";
    }

    private static string Who(RiskSubjectEntry subject) => subject.IsMix ? "All models together" : subject.Name;

    private static Html Rules(RiskDocument risk)
    {
        var spans = risk.Rules.Select(r =>
            $"{Words.Rule(r.Rule)} (rounds {r.From} to {r.To}, {r.Rounds} with returns)"
        );
        return Block.Note(
            risk.Rules.Count < 2
                ? $"Payout rule: {string.Join("; ", spans)}."
                : $"Payout rules, each measured apart from the others: {string.Join("; ", spans)}."
        );
    }

    private static Html Equity(RiskDocument risk, RiskSubjectEntry main)
    {
        var title =
            main.Regimes.Count > 1
                ? "What 1 NMR became, begun anew under each payout rule, and how far it fell below its peak"
                : "What 1 NMR became, and how far it fell below its peak";
        var table = new Table("Return of every round", "Round", "Resolved", "Model", "#Return", "Payout rule");
        foreach (var r in main.Series)
            table.Row(
                Figure.Round(r.Round),
                Html.Of($"{Words.Day(r.Date)}"),
                Html.Name(main.Name),
                Figure.Percent(r.Return),
                Html.Of($"{Words.Rule(r.Rule)}")
            );
        return Block.Part(
            title,
            Block.Chart("equity", title, "tall", Names(risk)),
            Block.Note(
                "Compounded, from 1: legacy rounds one after the other, as if each had the whole stake; an atomic position is staked again when it settles, never before. Dashed lines: a new payout rule; the curve restarts at 1, because returns of two rules are not one history."
            ),
            table.Folded()
        );
    }

    private static Html Falls(RiskDocument risk, RiskSubjectEntry main)
    {
        var table = new Table(
            $"The deepest falls of {main.Name}",
            "Depth",
            "Begun with (resolved)",
            "Deepest at (resolved)",
            "Recovered with (resolved)",
            "Payout rule"
        );
        var falls = main
            .Regimes.SelectMany(g => g.Drawdowns.Select(d => (Fall: d, g.Rule)))
            .OrderByDescending(f => f.Fall.Depth)
            .ToList();
        foreach (var (fall, rule) in falls)
            table.Row([Figure.Plain(fall.Depth), .. Stations(fall), Html.Of($"{Words.Rule(rule)}")]);
        if (falls.Count == 0)
            return Block.Part("It has never stood below a former peak");
        var lasting = falls.Count(f => f.Fall.Recovery is null);
        return Block.Part(
            lasting == 0
                ? $"Every one of its {Words.Many(falls.Count, "fall")} recovered"
                : $"{lasting} of its {Words.Many(falls.Count, "deepest fall")} had not recovered when its payout rule or the data ended",
            table.Open(),
            Others(risk, main)
        );
    }

    private static Html Others(RiskDocument risk, RiskSubjectEntry main)
    {
        if (risk.Subjects.Count < 2)
            return Html.Empty;
        var table = new Table(
            "The deepest falls of every model",
            "Model",
            "#Depth",
            "Begun with (resolved)",
            "Deepest at (resolved)",
            "Recovered with (resolved)",
            "Payout rule"
        );
        foreach (var s in risk.Subjects.Where(s => !ReferenceEquals(s, main)))
        {
            foreach (var g in s.Regimes)
            {
                foreach (var d in g.Drawdowns)
                    table.Row([
                        Html.Name(s.Name),
                        Figure.Plain(d.Depth),
                        .. Stations(d),
                        Html.Of($"{Words.Rule(g.Rule)}"),
                    ]);
            }
        }

        return table.Folded();
    }

    private static Html[] Stations(DrawdownEntry fall) =>
        [
            Html.Of($"{fall.Begin} <span class=\"date\">{Words.Day(fall.BeginDate)}</span>"),
            Html.Of($"{fall.Trough} <span class=\"date\">{Words.Day(fall.TroughDate)}</span>"),
            fall is { Recovery: { } round, RecoveryDate: { } day }
                ? Html.Of($"{round} <span class=\"date\">{Words.Day(day)}</span>")
                : Html.Of($"<span class=\"unknown\">not yet</span>"),
        ];

    private static Html Rolling(RiskDocument risk)
    {
        var windows = risk.Subjects.Select(s => RollingMeasures.Of(s.Series).Window).ToList();
        var window = windows.Min() == windows.Max() ? $"{windows.Max()}" : $"{windows.Min()} to {windows.Max()}";
        var title = $"Mean and volatility of the returns, over {window} rounds at a time";
        return Block.Part(
            title,
            Block.Chart("rolling", title, "tall", Names(risk)),
            Block.Note(
                $"Each point rests on the {window} rounds before it, so neighbouring points share most of their rounds. A window never crosses a change of the payout rule: after one the line waits until the window is full again."
            )
        );
    }

    private static Html Skipped(RiskDocument risk) =>
        Html.Of(
            $"{Block.NoteIf(risk.Skipped.Count > 0, $"Took no part: {string.Join("; ", risk.Skipped.Select(s => $"{s.Model} ({s.Reason})"))}.")}{Block.NoteIf(risk.InterimRounds.Count > 0, $"{Words.Rounds(risk.InterimRounds.Count)} resolved since the scores were stored: what stands here of them is not the last word.")}"
        );
}
