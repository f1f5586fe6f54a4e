using Ballast.Core.Text;

namespace Ballast.Core.Questions.Allocate;

/// <summary>Methods that divide stake, in words.</summary>
internal static class AllocateText
{
    private const int MostModels = 40;
    private const double Little = 0.1;

    // Equal weight is what others are held against. That nothing beats it does not say that the stakes of today are worse.
    private const string NoReason = "That alone is no reason to move stakes.";

    /// <summary>The answer first, then how methods did when followed, their weights, and what they rest on.</summary>
    public static IReadOnlyList<Block> Write(AllocateAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Allocation · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            AnswerLayout.Next(
                "see what ways to stake would have earned, over all payout rules together",
                given,
                "rehearse"
            ),
            [.. SharedSentences.Expires(answer.Expiry), Weights(answer), .. SharedSentences.LeftOut(answer.Skipped)],
            [
                .. answer.TooYoung.Select(y => new Sentence(y.InWords(), Tone.Warning)),
                .. Reasons(answer),
                .. answer.Methods.Any(m => m.OutOfSample is not null)
                    ? [new Heading("Which method did better in the past", 2)]
                    : Array.Empty<Block>(),
                .. Followed(answer),
                .. Evidence(answer),
                new Heading("In the rounds they were made from: flattering, the weights were chosen on them", 2),
                InSample(answer),
                .. Frontier(answer),
                new Heading("What the methods do", 2),
                new Points([.. answer.Methods.Select(m => $"{Named(m.Method)} ({m.Method}): {m.Does}.")]),
                new Sentence(
                    answer.IsRaw
                        ? $"Rests on {answer.Assumption}. It compares mixes of scores; it is not what a stake earns."
                        : $"Returns: {answer.Assumption}. A loss in the worst {Format.PlainPercent(answer.Alpha, 0)} of rounds is what CVaR says; below zero it is a gain even there.",
                    Tone.Remark
                ),
            ]
        );

    private static string First(AllocateAnswer answer)
    {
        if (answer.IsRaw)
            return "These weights are the best for the past scores; whether they are for the next ones is not asked here.";
        if (answer.Models.Count == 1)
            return $"{answer.Models[0]} alone takes all of the stake: there is nothing to divide.";
        var followed = answer.Methods.Where(m => m.OutOfSample is { Verdict: not "benchmark" }).ToList();
        var better = followed.Where(m => m.OutOfSample!.Verdict == "better").Select(m => Named(m.Method)).ToList();
        var worse = followed.Where(m => m.OutOfSample!.Verdict == "worse").Select(m => Named(m.Method)).ToList();
        if (followed.Count == 0 || followed.TrueForAll(m => m.OutOfSample!.Verdict == "not-enough-data"))
            return $"No division of the stakes is shown to be better than the same stake on every model: under one payout rule there are too few rounds to say. {NoReason}";
        if (better.Count > 0)
            return $"Followed through the past, {Format.Names(better)} did better than the same stake on every model (equal weight) by more than chance explains.{Worse(worse)}";
        return $"No other division of the stakes is shown to be better than the same stake on every model (equal weight). {NoReason}{Worse(worse)}";
    }

    private static string Worse(List<string> worse) =>
        worse.Count == 0 ? "" : $" {Format.Names(worse)} did worse than equal weight by more than chance.";

    private static IEnumerable<Sentence> Evidence(AllocateAnswer answer)
    {
        if (answer.MeansKept is { } kept)
            yield return new Sentence(
                kept < Little
                    ? $"Of the differences between the models' mean returns {Format.PlainPercent(kept, 0)} is more than chance makes, so most methods stay near what they would say of equal models."
                    : $"Of the differences between the models' mean returns {Format.PlainPercent(kept, 0)} is taken as real; the rest is what chance makes."
            );
        yield return new Sentence(
            $"{Format.Rounds(answer.Rounds)} are worth {Format.About(answer.IndependentRounds)} that share no days.",
            Tone.Remark
        );
    }

    private static IEnumerable<Block> Followed(AllocateAnswer answer)
    {
        var followed = answer.Methods.Where(m => m.OutOfSample is not null).ToList();
        if (followed.Count == 0)
            yield break;
        var one = followed[0].OutOfSample!;
        yield return new Table(
            $"Followed from round {one.From} to {one.To}: weights from what was known, made anew {one.Refits} times",
            [
                new Column("Method", ColumnKind.Name),
                new Column("return a round"),
                new Column("95 % interval", Priority: 3),
                new Column("less equal weight", Priority: 1),
                new Column("interval of that", Priority: 2),
                new Column("verdict", ColumnKind.Words),
                new Column("CVaR", Priority: 4),
                new Column("deepest fall", Priority: 5),
                new Column("moved a time", Priority: 6),
            ],
            [
                .. followed.Select(m =>
                {
                    var o = m.OutOfSample!;
                    var isBenchmark = o.Verdict == "benchmark";
                    return (IReadOnlyList<Cell>)
                        [
                            Cell.Name(Named(m.Method)),
                            Cell.Percent(o.Mean, 3),
                            Cell.Interval(o.Low, o.High, "too few rounds", 3),
                            isBenchmark ? Cell.Words("-") : Cell.Percent(o.Difference, 3),
                            isBenchmark
                                ? Cell.Words("-")
                                : Cell.Interval(o.DifferenceLow, o.DifferenceHigh, "too few rounds", 3),
                            Cell.Words(Verdict(o.Verdict)),
                            Cell.PlainPercent(o.Cvar, 2),
                            Cell.PlainPercent(o.MaxDrawdown),
                            Cell.PlainPercent(o.Turnover, 0),
                        ];
                }),
            ]
        );
    }

    /// <summary>A method as people call it; options and documents have the short name.</summary>
    private static string Named(string method) =>
        method switch
        {
            "equal" => "equal weight",
            "hrp" => "hierarchical risk parity",
            "black-litterman" => "Black-Litterman",
            "kelly" => "fractional Kelly",
            "max-return-per-cvar" => "most return per CVaR",
            "max-sharpe" => "highest Sharpe",
            "min-cvar" => "smallest CVaR",
            "min-variance" => "smallest variance",
            _ => method.Replace('-', ' '),
        };

    private static string Verdict(string code) =>
        code switch
        {
            "benchmark" => "the benchmark",
            "not-shown" => "not shown to differ",
            "not-enough-data" => "not enough data",
            _ => code,
        };

    private static Table Weights(AllocateAnswer answer)
    {
        var solved = answer.Methods.Where(m => m.Status == "ok").ToList();
        var models = answer
            .Models.OrderByDescending(model => solved.Sum(m => m.Weights.GetValueOrDefault(model)))
            .ThenBy(model => model, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var more = models.Count - MostModels;
        return new Table(
            $"Weights today{(answer.Total is { } nmr ? $", of {Format.Nmr(nmr)} NMR" : "")}{(more > 0 ? $" ({MostModels} models with the largest; {more} more stand in the document)" : "")}",
            [
                new Column("Model", ColumnKind.Name),
                .. solved.Select((m, i) => new Column(Named(m.Method), Priority: i)),
            ],
            [
                .. models
                    .Take(MostModels)
                    .Select(model =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Model(model),
                                .. solved.Select(m => Cell.PlainPercent(m.Weights.GetValueOrDefault(model))),
                            ]
                    ),
            ]
        );
    }

    private static Table InSample(AllocateAnswer answer) =>
        new(
            "In the rounds they were made from",
            [
                new Column("Method", ColumnKind.Name),
                new Column("mean a round"),
                new Column("CVaR"),
                new Column("volatility", Priority: 1),
                new Column("deepest fall", Priority: 2),
            ],
            [
                .. answer
                    .Methods.Where(m => m.InSample is not null)
                    .Select(m =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Name(Named(m.Method)),
                                Cell.Percent(m.InSample!.Mean, 3),
                                Cell.PlainPercent(m.InSample.Cvar, 3),
                                Cell.PlainPercent(m.InSample.Volatility, 3),
                                Cell.PlainPercent(m.InSample.MaxDrawdown),
                            ]
                    ),
            ]
        );

    private static IEnumerable<Sentence> Reasons(AllocateAnswer answer) =>
        answer
            .Methods.Where(m => m.Reason is not null)
            .Select(m => new Sentence(
                m.Status == "ok" ? $"{Named(m.Method)}: {m.Reason}" : $"{Named(m.Method)} has no answer: {m.Reason}",
                m.Status == "ok" ? Tone.Plain : Tone.Warning
            ));

    private static IEnumerable<Block> Frontier(AllocateAnswer answer)
    {
        if (answer.Frontier.Count < 2)
            yield break;
        yield return new Fold(
            "More return for more loss in the worst rounds: the frontier",
            [
                new Table(
                    "The frontier",
                    [new Column("mean a round, at least"), new Column("smallest CVaR")],
                    [
                        .. answer.Frontier.Select(p =>
                            (IReadOnlyList<Cell>)[Cell.Percent(p.MinMean, 3), Cell.PlainPercent(p.Cvar, 3)]
                        ),
                    ]
                ),
            ]
        );
    }
}
