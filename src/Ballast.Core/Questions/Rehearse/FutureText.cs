using Ballast.Core.Payouts;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>Simulated futures in words.</summary>
internal static class FutureText
{
    /// <summary>The answer first, then the policies, their fans, and what the futures take for granted.</summary>
    public static IReadOnlyList<Block> Write(RehearseAnswer answer, RehearsedFuture future, Given given) =>
        AnswerLayout.Of(
            new Heading($"Futures · {answer.Tournament} · rounds {future.From} to {future.To}"),
            First(answer, future),
            AnswerLayout.Next("see what is advised for your stakes", given, "advise"),
            [.. future.Policies.Take(1).Select(Fan), Policies(answer, future), .. Ahead(answer, future)],
            [
                .. answer.Skipped.Select(s => new Sentence($"{s.Model} takes no part: {s.Reason}.", Tone.Warning)),
                .. future.Policies.Count > 1 ? [new Heading("The other policies", 2)] : Array.Empty<Block>(),
                .. future.Policies.Skip(1).Select(Fan),
                new Heading("What the policies do", 2),
                new Points([.. future.Policies.Select(p => $"{p.Policy}: {p.Does}.")]),
                new Heading("What the futures take for granted", 2),
                .. Kept(future),
                new Sentence(
                    $"{future.Paths:#,##0} futures with {Format.Nmr(answer.Total)} NMR over {Format.Many(answer.Models, "model")}, drawn from {future.PastRounds} past rounds ({answer.From} to {answer.To}) in stretches of {future.BlockRounds}, all paid by {RuleNames.InWords(future.Rule)}, with the locks and delays of {future.Staking} staking. How well the past mean is known is part of it; a change of rules, of the payout factor or of skill is not.",
                    Tone.Remark
                ),
            ]
        );

    private static string First(RehearseAnswer answer, RehearsedFuture future)
    {
        var shown = future.Policies.FirstOrDefault(p => p.Policy == answer.Benchmark) ?? future.Policies[0];
        return $"By {Format.Day(future.Until)} {Format.Nmr(answer.Total)} NMR under {shown.Policy} become {Nmr(shown.End.Low25)} to {Nmr(shown.End.High75)} in half of the simulated futures, and less than {Nmr(shown.End.Low5)} in one of twenty.";
    }

    private static IEnumerable<Sentence> Ahead(RehearseAnswer answer, RehearsedFuture future)
    {
        if (future.Policies.All(p => p.Verdict == "benchmark"))
            yield break;
        var sure = future.Policies.Where(p => p.Verdict is "ahead" or "behind").ToList();
        if (sure.Count == 0)
            yield return new Sentence(
                $"No policy ends ahead of {answer.Benchmark}, or behind it, in 95 % of the futures."
            );
        foreach (var policy in sure)
            yield return new Sentence(
                $"{policy.Policy} ends {(policy.Verdict == "ahead" ? "ahead of" : "behind")} {answer.Benchmark} in at least 95 % of the futures."
            );
    }

    private static IEnumerable<Sentence> Kept(RehearsedFuture future) =>
        future.DifferencesKept is not { } kept
            ? []
            :
            [
                new Sentence(
                    kept < 0.005
                        ? "The models' past means differ no more than chance makes them differ, so all models have the same mean here."
                        : $"Of the differences between the models' past means {Format.PlainPercent(kept, 0)} are taken as real; the rest is what chance makes of equal models."
                ),
            ];

    private static string Nmr(double value) => Format.Nmr((decimal)value);

    private static Table Policies(RehearseAnswer answer, RehearsedFuture future) =>
        new(
            "The policies, by what they end with",
            [
                new Column("Policy", ColumnKind.Name),
                new Column("5 %", Priority: 1),
                new Column("median NMR"),
                new Column("95 %", Priority: 2),
                new Column("ends with a loss", Priority: 1),
                new Column($"ahead of {answer.Benchmark}", Priority: 2),
                new Column("+/-", Priority: 5),
                new Column("deepest fall, median", Priority: 3),
                new Column("95 %", Priority: 4),
                new Column("idle", Priority: 4),
                new Column("requests", Priority: 6),
            ],
            [
                .. future.Policies.Select(p =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(p.Policy),
                            Cell.Stake((decimal)p.End.Low5),
                            Cell.Stake((decimal)p.End.Median),
                            Cell.Stake((decimal)p.End.High95),
                            Cell.PlainPercent(p.LossShare),
                            p.AheadShare is { } share ? Cell.PlainPercent(share) : Cell.Words("-"),
                            p.AheadError is { } error ? Cell.PlainPercent(error) : Cell.Words("-"),
                            Cell.PlainPercent(p.DeepestFall.Median),
                            Cell.PlainPercent(p.DeepestFall.High95),
                            Cell.PlainPercent(p.IdleShare),
                            Cell.Number(p.Requests, 0),
                        ]
                ),
            ]
        );

    private static LineChart Fan(SimulatedPolicy policy)
    {
        // Rounds resolve out of order at times; a chart's rounds ascend.
        var points = policy.Fan.OrderBy(p => p.Round).ToList();
        int[] rounds = [.. points.Select(p => p.Round)];
        ChartLine Line(string name, Func<SimulatedRange, double> at) =>
            new(name, rounds, [.. points.Select(p => at(p.Nmr))]);
        return new LineChart(
            $"NMR of the account under {policy.Policy}",
            ChartUnit.Nmr,
            [
                Line("95 %", r => r.High95),
                Line("75 %", r => r.High75),
                Line("median", r => r.Median),
                Line("25 %", r => r.Low25),
                Line("5 %", r => r.Low5),
            ]
        );
    }
}
