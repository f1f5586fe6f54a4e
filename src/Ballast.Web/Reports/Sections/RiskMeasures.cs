using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Risks;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>The measures of every subject, a table for each payout rule, the newest first.</summary>
internal static class RiskMeasures
{
    /// <summary>What most people look at first; the others are folded away below.</summary>
    private static readonly string[] First =
    [
        "return",
        "volatility",
        "sharpe",
        "winRate",
        "cvar",
        "worstRound",
        "maxDrawdown",
        "compounded",
    ];

    /// <summary>The part.</summary>
    public static Html Of(RiskDocument risk)
    {
        var rules = risk.Subjects.SelectMany(s => s.Regimes).Select(r => r.Rule ?? "").Distinct().ToList();
        // Subjects may miss a regime; the document's own order of rules decides, the newest first.
        var order = risk.Rules.Select(r => r.Rule ?? "").Reverse().Where(rules.Contains).ToList();
        order.AddRange(rules.Except(order));
        // What the answer stands on first: a new rule does not lead with two rounds.
        var lead = risk.StandsOn is { } on && order.Remove(on.Rule ?? "") ? on.Rule ?? "" : order[0];
        order = [lead, .. order.Where(r => r != lead)];
        return Block.Part(
            order.Count > 1
                ? $"The measures in numbers, under each of {order.Count} payout rules"
                : "The measures in numbers",
            Block.Note(
                "Per round, never annualised. In brackets: the 95\u00A0% interval of the true value. Measures of a whole record have two: of the middle value over records of as many rounds, and of what a fresh record shows. A raised letter says why there is none. Below the rounds: what they are worth in independent ones, because rounds overlap."
            ),
            Answer(risk),
            Html.Join(order.Select((rule, place) => Regime(risk, rule, place == 0)))
        );
    }

    /// <summary>Which models can still be the best over all rules, and what is too young; of a single rule its own verdict says it.</summary>
    private static Html Answer(RiskDocument risk) =>
        risk.Verdict is null ? Html.Join((risk.StandsOn?.InWords() ?? []).Select(Block.Note))
        : risk.Rules.Count < 2 ? Html.Empty
        : Block.Verdict(risk.Verdict);

    private static Html Regime(RiskDocument risk, string rule, bool isLead)
    {
        var entries = risk
            .Subjects.Select(s => (Subject: s, Regime: s.Regimes.FirstOrDefault(r => (r.Rule ?? "") == rule)))
            .Where(e => e.Regime is not null)
            .Select(e => (e.Subject, Regime: e.Regime!))
            .ToList();
        var reasons = new Reasons();
        var from = entries.Min(e => e.Regime.From);
        var to = entries.Max(e => e.Regime.To);
        var name = rule.Length == 0 ? Words.Rule(null) : rule;
        var verdict = risk.Verdicts.LastOrDefault(v => (v.Rule ?? "") == rule)?.Verdict;
        var content = Html.Of(
            $"{Block.Verdict(verdict)}{Headline(entries, name, reasons)}{All(entries, name, reasons)}{reasons.List()}"
        );
        return isLead
            ? Html.Of($"<h4>Rounds {from} to {to}: {name}</h4>\n{content}")
            : Html.Of(
                $"<details class=\"regime\"><summary>Rounds {from} to {to}: {name}</summary>\n{content}</details>\n"
            );
    }

    private static Html Headline(
        List<(RiskSubjectEntry Subject, RegimeRiskEntry Regime)> entries,
        string rule,
        Reasons reasons
    )
    {
        var shown = First.Where(n => entries.Exists(e => Find(e.Regime, n) is not null)).ToArray();
        string[] columns = ["Model", "#Rounds", .. shown.Select(n => $"#{Spelled(n)}"), "#Missing rounds"];
        var table = new Table($"Main measures under {rule}", columns);
        foreach (var (subject, regime) in entries)
        {
            table.Row(
                subject.IsMix ? "total" : null,
                [
                    subject.Weights is { } w
                        ? Html.Of($"{Html.Name(subject.Name)} <span class=\"date\">{w}</span>")
                        : Html.Name(subject.Name),
                    Worth(regime),
                    .. shown.Select(n => Cell(Find(regime, n), reasons)),
                    Figure.Count(regime.MissingRounds),
                ]
            );
        }

        return table.Open();
    }

    private static Html Worth(RegimeRiskEntry regime) =>
        Html.Of(
            $"{Figure.Count(regime.Rounds)} <span class=\"interval\">= {Figure.Independent(regime.EffectiveRounds)} indep.</span>"
        );

    private static Html All(
        List<(RiskSubjectEntry Subject, RegimeRiskEntry Regime)> entries,
        string rule,
        Reasons reasons
    )
    {
        var names = entries.SelectMany(e => e.Regime.Measures).Select(m => m.Name).Distinct().ToList();
        var table = new Table($"Every measure under {rule}", ["Measure", .. entries.Select(e => $"#{e.Subject.Name}")]);
        foreach (var name in names)
            table.Row([Html.Of($"{Spelled(name)}"), .. entries.Select(e => Cell(Find(e.Regime, name), reasons))]);
        return table.Folded();
    }

    private static MeasureEntry? Find(RegimeRiskEntry regime, string name) =>
        regime.Measures.FirstOrDefault(m => m.Name == name);

    private static Html Cell(MeasureEntry? measure, Reasons reasons)
    {
        if (measure?.Value is null)
            return Figure.Unknown;
        var figure = Shown(measure.Unit, measure.Value);
        if (measure is not { Low: not null, High: not null })
            return Html.Of($"{figure}{reasons.Mark(IntervalReasons.InWords(measure.NoInterval!))}");
        var ends = Between(measure.Unit, measure.Low, measure.High);
        if (measure.FreshLow is not null)
            ends = Html.Of($"typical {ends}, fresh {Between(measure.Unit, measure.FreshLow, measure.FreshHigh)}");
        return Html.Of($"{figure} <span class=\"interval\">({ends})</span>");
    }

    private static Html Between(string unit, double? low, double? high) =>
        Html.Of($"{Bound(unit, low)} to {Bound(unit, high)}");

    private static Html Shown(string unit, double? value) =>
        unit switch
        {
            "share" => Figure.Plain(value),
            "rounds" => Figure.About(value),
            _ => Figure.Ratio(value),
        };

    private static Html Bound(string unit, double? value) =>
        unit == "share" ? Figure.PlainNumber(value) : Shown(unit, value);

    /// <summary>maxDrawdown reads max drawdown; the exact name stays recognisable.</summary>
    private static string Spelled(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
