using System.Globalization;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Report;

/// <summary>The first paragraph of a report: what it earned, what the risk was, how far that can be believed. Plain and without praise.</summary>
public static class ReportSummary
{
    private const int FewestPairs = 5;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The sentences, in the order of the questions.</summary>
    public static IReadOnlyList<string> Of(ReportAnswer report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var subject = report.Risk.Subjects[^1];
        return
        [
            .. Money(report),
            .. Returns(report, subject),
            .. Belief(report, subject),
            .. LeftOut(report),
            .. Rules(report),
        ];
    }

    private static IEnumerable<string> Money(ReportAnswer report)
    {
        if (report.Account is not { } account || account.Total.Positions == 0)
        {
            yield return "No settled stake is stored, so nothing here is money: returns are "
                + $"{report.Risk.Assumption}.";
            yield break;
        }
        var net = account.Total.Net;
        yield return $"In rounds {account.From} to {account.To} the stakes {(net < 0 ? "lost" : "earned")} {Nmr(Math.Abs(net))} NMR: "
            + $"{Nmr(account.Total.Payouts)} paid out, {Nmr(-account.Total.Burns)} burned.";
        if (account.WorstRounds.Count > 1)
        {
            var two = account.WorstRounds.Take(2).ToList();
            yield return $"Rounds {two[0].Round} and {two[1].Round} cost most: {Nmr(-two.Sum(r => r.Net))} NMR together.";
        }
        if (account.Unresolved.Open.Positions is > 0 and var open)
            yield return $"{Count(open, "stake")} {(open == 1 ? "stands" : "stand")} open and {(open == 1 ? "is" : "are")} not counted.";
        if (account.Unresolved.ResolvedSince is > 0 and var since)
            yield return $"{Count(since, "stake")} had not settled when last reported, and {(since == 1 ? "its round has" : "their rounds have")} resolved since: what {(since == 1 ? "it" : "they")} paid is not stored and not counted.";
    }

    private static IEnumerable<string> Returns(ReportAnswer report, RiskSubjectEntry subject)
    {
        var regime = Leading(report, subject);
        var who = subject.IsMix ? RiskSentence.Together(report.Risk) : subject.Name;
        var mean = regime.Measures.First(m => m.Name == "return");
        var fall = regime.Measures.First(m => m.Name == "maxDrawdown");
        var under = regime.Rule is { } rule
            ? $"Under {rule}, rounds {regime.From} to {regime.To},"
            : $"In rounds {regime.From} to {regime.To}";
        yield return $"{under} {who} returned {Percent(mean.Value)} of the committed NMR a round on average{Interval(mean)}, "
            + $"with a deepest fall of {Percent(fall.Value)}{Fresh(fall)}.";
        foreach (var young in TooYoung(report.Risk))
            yield return young;
        if (subject.Regimes.Count > 1)
            yield return $"The rules changed {Times(subject.Regimes.Count - 1)} in this range; the returns above do not cross a change, sums and windows do.";
        if (report.Risk.Locks.Count > 0)
            yield return $"{Locked(report.Risk.Locks)} can lose {Nmr(-report.Risk.Locks.Sum(l => l.WorstCase))} of {Nmr(report.Risk.Locks.Sum(l => l.Stake))} NMR at worst"
                + (
                    report.Risk.Locks is [{ Past: { } past }]
                        ? $"; the worst of {past.Stretches} stretches of the past lost {Nmr(-Math.Min(past.Worst, 0))} NMR."
                        : "; what is likely cannot be said yet."
                );
    }

    /// <summary>A stake that nobody has is not locked.</summary>
    private static string Locked(IReadOnlyList<LockEntry> locks) =>
        locks[0].Basis switch
        {
            "open-positions" => "What is locked at once",
            "last-stakes" => "The stakes as last known, locked at once,",
            _ => "An assumed stake, locked at once,",
        };

    private static IEnumerable<string> Belief(ReportAnswer report, RiskSubjectEntry subject)
    {
        var regime = Leading(report, subject);
        yield return $"Its {Count(regime.Rounds, "round")} {(regime.Rounds == 1 ? "is" : "overlap and are")} worth about {IndependentRounds.InWords(regime.EffectiveRounds)} independent {(regime.Rounds == 1 ? "one" : "ones")}.";
        // What is too young was said above.
        if (report.Risk.Verdict is { } verdict)
            yield return $"Which models can still be the best? {string.Join(' ', verdict.Sentences.SkipLast(verdict.TooYoung.Count))}";
        if (
            report.Risk.Dependence is
            { EffectiveBets: { } bets, EffectiveBetsLow: { } low, EffectiveBetsHigh: { } high } together
        )
            yield return $"The {together.Models.Count} models are {Places(bets)} independent bets (95 %: {Places(low)} to {Places(high)}).";
        if (report.Sensitivity is { Changes: [_, ..] changes })
        {
            // The longest windows of which there are some pairs: one pair says nothing.
            var most = changes.LastOrDefault(c => c.Pairs >= FewestPairs) ?? changes[0];
            yield return $"The best model and combination of one window were not those of the next in {most.Changed} of {most.Pairs} cases (windows of {most.Rounds} rounds).";
        }
    }

    /// <summary>Up to which round the scores can be paid, where that is not the last one.</summary>
    private static IEnumerable<string> LeftOut(ReportAnswer report)
    {
        if (report.Backtest is { } backtest)
        {
            foreach (var skipped in backtest.SkippedRounds.Where(s => s.Scores is not null))
                yield return SkipReasons.Sentence(skipped, backtest.To, "The backtest").Text;
        }
    }

    /// <summary>What must be said of the payout rules that made any of the report's numbers.</summary>
    private static IEnumerable<string> Rules(ReportAnswer report)
    {
        IRuledDocument?[] answers = [report.Account, report.Risk, report.Regret, report.Backtest, report.Sensitivity];
        return RuleSpan
            .Notes(answers.OfType<IRuledDocument>().SelectMany(a => a.Rules).OrderBy(r => r.From))
            .Select(n => $"{n.Rounds}: {n.Remark}");
    }

    /// <summary>Rounds with too little data; of several models the verdict says what its own rounds lack.</summary>
    private static IReadOnlyList<string> TooYoung(RiskAnswer risk) =>
        (risk.Verdict is null ? risk.StandsOn : risk.StandsOn! with { Shortage = null })?.InWords() ?? [];

    /// <summary>The subject under the rule that the answer stands on; where it has no round there, under its newest.</summary>
    private static RegimeRiskEntry Leading(ReportAnswer report, RiskSubjectEntry subject) =>
        report.Risk.StandsOn is { } on
            ? subject.Regimes.FirstOrDefault(r => r.From >= on.From && r.To <= on.To) ?? subject.Regimes[^1]
            : subject.Regimes[^1];

    private static string Interval(MeasureEntry measure) =>
        measure is { Low: { } low, High: { } high }
            ? $" (95 %: {Percent(low)} to {Percent(high)})"
            : " (no interval: too little data)";

    private static string Fresh(MeasureEntry measure) =>
        measure is { FreshLow: { } low, FreshHigh: { } high }
            ? $" (a fresh record of as many rounds: {Percent(low)} to {Percent(high)}, 95 times of 100)"
            : "";

    private static string Percent(double? share) =>
        share is { } s ? (100 * s).ToString("0.00", Culture) + " %" : "an unknown share";

    private static string Nmr(decimal amount) =>
        amount.ToString(Math.Abs(amount) >= 1 ? "#,##0.00" : "0.####", Culture);

    private static string Places(double value) => value.ToString("0.0", Culture);

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    private static string Count(int count, string what) =>
        $"{count.ToString("#,##0", Culture)} {what}{(count == 1 ? "" : "s")}";
}
