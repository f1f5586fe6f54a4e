using Ballast.Core.Text;

namespace Ballast.Core.Questions.Risk;

/// <summary>The risk in one sentence, for those who know no statistics.</summary>
internal static class RiskSentence
{
    /// <summary>The deepest fall with how long it took, and what a round brought.</summary>
    public static string First(RiskAnswer answer)
    {
        if (Shown(answer) is not { } subject || Lead(answer, subject) is not { } regime)
            return "No model has a return in these rounds, so there is nothing to measure.";
        // The returns of another rule are of another kind: what they were is not in this sentence, and it says so.
        var when = answer.Rules.Count > 1 ? $"In rounds {regime.From} to {regime.To}, under one payout rule, " : "";
        var all = Together(answer);
        var who = subject.IsMix
            ? (when.Length == 0 ? char.ToUpperInvariant(all[0]) + all[1..] : when + all)
            : when + subject.Name;
        var mean = RiskText.Measure(regime, "return");
        var brought = mean.Value is { } value
            ? $"brought {SharedSentences.Rate(value, mean.Low, mean.High)} on average"
            : "have too few rounds for an average";
        return regime.Drawdowns is [var fall, ..]
            ? $"{who} fell by at most {Format.PlainPercent(fall.Depth)} from a high point (rounds {fall.Begin} to {fall.Trough}, {Back(answer, regime, fall)}) and {brought}."
            : $"{who} never fell below a high point and {brought}.";
    }

    /// <summary>Whom all together are: those that were named are not all that are stored.</summary>
    public static string Together(RiskAnswer answer) =>
        (answer.Subjects.Count(s => !s.IsMix), answer.NotMeasuredAlone) switch
        {
            (_, { Models: var many }) => $"all {Format.Count(many)} models together",
            (2, _) => "both models together",
            (> 2 and var some, _) => $"all {Format.Count(some)} models together",
            _ => "all models together",
        };

    /// <summary>The stretch of a subject that the answer stands on.</summary>
    public static RegimeRiskEntry? Lead(RiskAnswer answer, RiskSubjectEntry? subject) =>
        subject?.Regimes.LastOrDefault(r => RiskText.IsLead(answer, r))
        ?? (subject?.Regimes is [.., var last] ? last : null);

    /// <summary>The summed returns of the stretch, as a line for a terminal; null where there are none.</summary>
    public static LineChart? Curve(RiskAnswer answer)
    {
        if (Shown(answer) is not { } subject || Lead(answer, subject) is not { } regime)
            return null;
        return SummedReturns(subject, regime);
    }

    /// <summary>The returns of a stretch, added up.</summary>
    public static LineChart SummedReturns(RiskSubjectEntry subject, RegimeRiskEntry regime)
    {
        var series = subject.Series.Where(r => r.Round >= regime.From && r.Round <= regime.To).ToList();
        var sum = 0.0;
        return new LineChart(
            "Summed returns",
            ChartUnit.Share,
            [new ChartLine(subject.Name, [.. series.Select(r => r.Round)], [.. series.Select(r => sum += r.Return)])]
        );
    }

    private static string Back(RiskAnswer answer, RegimeRiskEntry regime, DrawdownEntry fall) =>
        fall.Recovery is { } round ? $"back up with round {round}" : $"not back up {Until(answer, regime)}";

    /// <summary>Until when a fall lasts that has no end: each payout rule is measured by itself, so what came after it is not known here.</summary>
    public static string Until(RiskAnswer answer, RegimeRiskEntry regime) =>
        answer.Rules.Any(r => r.From > regime.To) ? $"by round {regime.To}, the last one under that rule" : "yet";

    /// <summary>All together, the only one, or the one that fell deepest.</summary>
    private static RiskSubjectEntry? Shown(RiskAnswer answer) =>
        answer.Subjects.LastOrDefault(s => s.IsMix && s.Regimes.Count > 0)
        ?? answer
            .Subjects.Where(s => s.Regimes.Count > 0)
            .MaxBy(s => Lead(answer, s)!.Drawdowns is [var fall, ..] ? fall.Depth : 0);
}
