using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>The rehearsal in words.</summary>
internal static class RehearseText
{
    private const double MuchIdle = 0.1;

    /// <summary>The answer first, then the policies, their curves, and what the replay takes for granted.</summary>
    public static IReadOnlyList<Block> Write(RehearseAnswer answer, Given given) =>
        answer.Future is { } future ? FutureText.Write(answer, future, given) : Replayed(answer, given);

    private static IReadOnlyList<Block> Replayed(RehearseAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Rehearsal · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            AnswerLayout.Next("see what is advised for your stakes", given, "advise"),
            [
                new LineChart(
                    "NMR of the account",
                    ChartUnit.Nmr,
                    [.. answer.Policies.Select(p => Curve(p.Policy, p.Series))]
                ),
                Policies(answer),
                .. Shown(answer).Select(s => new Sentence(s)),
                .. Together(answer),
                .. AcrossRules(answer),
            ],
            [
                .. answer.Skipped.Select(s => new Sentence($"{s.Model} takes no part: {s.Reason}.", Tone.Warning)),
                .. Money(answer).Where(s => s.Tone == Tone.Warning),
                new Heading("What the policies do", 2),
                new Points([.. answer.Policies.Select(p => $"{p.Policy}: {p.Does}.")]),
                .. Idle(answer),
                new Heading("What the replay takes for granted", 2),
                .. Money(answer).Where(s => s.Tone != Tone.Warning),
                new Sentence(
                    $"Replayed with {Format.Nmr(answer.Total)} NMR over {Format.Many(answer.Models, "model")}, with the dates, locks and delays of each staking system; returns: {answer.Assumption}. What is locked at the end counts as it was locked. The past is not a promise.",
                    Tone.Remark
                ),
            ]
        );

    private static string First(RehearseAnswer answer)
    {
        // The best, the worst and what both are held against: the table has all.
        var byEnd = answer.Policies.OrderByDescending(p => p.End).ToList();
        var named = byEnd.Where((p, i) => i == 0 || i == byEnd.Count - 1 || p.Policy == answer.Benchmark);
        var start =
            $"{Format.Nmr(answer.Total)} NMR would have become {string.Join(", ", named.Select(p => $"{Format.Nmr(p.End)} with {p.Policy}"))}";
        return byEnd.Count == 1 ? $"{start}." : $"{start}; {Difference(answer)}.";
    }

    private static string Difference(RehearseAnswer answer) =>
        (Told(answer, "better"), Told(answer, "worse")) switch
        {
            ("", "") => $"any difference from {answer.Benchmark} may be luck",
            (var better, "") => $"{better} did better than {answer.Benchmark} by more than chance explains",
            ("", var worse) => $"{worse} did worse than {answer.Benchmark} by more than chance explains",
            var (better, worse) =>
                $"{better} did better than {answer.Benchmark} and {worse} did worse, by more than chance explains",
        };

    private static string Told(RehearseAnswer answer, string verdict) =>
        Format.Names([.. answer.Policies.Where(p => p.Verdict == verdict).Select(p => p.Policy)]);

    private static IEnumerable<string> Shown(RehearseAnswer answer) =>
        answer
            .Policies.Where(p => p.Verdict is "better" or "worse")
            .Select(p =>
                $"{p.Policy} did {p.Verdict} than {answer.Benchmark}: {Format.Percent(p.Difference!.Value, 3)} of the capital a round, 95 % interval {Format.Percent(p.Low!.Value, 3)} to {Format.Percent(p.High!.Value, 3)}."
            );

    /// <summary>Whoever looks at many policies finds one that was ahead by chance.</summary>
    private static IEnumerable<Sentence> Together(RehearseAnswer answer)
    {
        var compared = answer.Policies.Count(p => p.Verdict != "benchmark");
        if (compared > 1)
            yield return new Sentence(
                $"{compared} policies are compared at once, and of many one is ahead by chance: better or worse is said only where it holds for all of them together, so an interval without zero is not enough.",
                Tone.Remark
            );
    }

    /// <summary>A replay goes through all rules, where answers about the future stand on one: the two may differ.</summary>
    private static IEnumerable<Sentence> AcrossRules(RehearseAnswer answer)
    {
        if (answer.Rules.Count > 1)
            yield return new Sentence(
                $"The replay goes through the rounds of {answer.Rules.Count} payout rules. Advise and Allocate ask what can be said under one rule, from fewer rounds, so they may say less.",
                Tone.Remark
            );
    }

    /// <summary>What moving costs: NMR that wait for their lock earn nothing.</summary>
    private static IEnumerable<Sentence> Idle(RehearseAnswer answer) =>
        answer
            .Policies.Where(p => p.IdleShare >= MuchIdle)
            .Select(p => new Sentence(
                $"{p.Policy} had {Format.PlainPercent(p.IdleShare, 0)} of the capital idle on the mean: what is moved waits for its lock, and what was taken out earns nothing."
            ));

    private static IEnumerable<Sentence> Money(RehearseAnswer answer) =>
        (answer.Currency, answer.FirstPrice, answer.LastPrice) switch
        {
            (null, _, _) => [],
            ({ } currency, { } first, { } last) =>
            [
                new Sentence(
                    $"One NMR cost {Format.Exact(decimal.Round(first, 2))} {currency} at the beginning and {Format.Exact(decimal.Round(last, 2))} at the end; gains in {currency} hold that too."
                ),
            ],
            ({ } currency, _, _) =>
            [
                new Sentence($"No {currency} price of the first or the last day is stored.", Tone.Warning),
            ],
        };

    private static Table Policies(RehearseAnswer answer) =>
        new(
            "The policies",
            [
                new Column("Policy", ColumnKind.Name),
                new Column("end NMR"),
                new Column("gain", Priority: 1),
                .. answer.Currency is { } currency
                    ? [new Column($"gain {currency}", Priority: 2)]
                    : Array.Empty<Column>(),
                new Column("deepest fall", Priority: 2),
                new Column("idle", Priority: 3),
                new Column("requests", Priority: 5),
                new Column("a round less equal weight", Priority: 4),
                new Column("95 % interval", Priority: 4),
            ],
            [
                .. answer.Policies.Select(p =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(p.Policy),
                            Cell.Stake(p.End),
                            Cell.Nmr(p.Gain),
                            .. answer.Currency is null ? Array.Empty<Cell>() : [Cell.Fiat(p.GainFiat)],
                            Cell.PlainPercent(p.DeepestFall),
                            Cell.PlainPercent(p.IdleShare),
                            Cell.Count(p.Requests),
                            p.Verdict == "benchmark" ? Cell.Words("-") : Cell.Percent(p.Difference, 3),
                            p.Verdict == "benchmark"
                                ? Cell.Words("-")
                                : IntervalReasons.Cell(p.Low, p.High, p.NoInterval, 3),
                        ]
                ),
            ]
        );

    /// <summary>NMR after each round, as a line: rounds resolve out of order at times, and a line's rounds ascend.</summary>
    internal static ChartLine Curve(string name, IReadOnlyList<RehearsedRound> series)
    {
        var inOrder = series.OrderBy(s => s.Round).ToList();
        return new ChartLine(name, [.. inOrder.Select(s => s.Round)], [.. inOrder.Select(s => (double)s.Nmr)]);
    }
}
