using Ballast.Core.Questions.Account;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Model;

/// <summary>What a model earned, in words and pictures.</summary>
internal static class ModelMoneyText
{
    /// <summary>The model in one sentence.</summary>
    public static string First(ModelAnswer answer)
    {
        var open = answer.Rounds.Count(r => !r.IsResolved);
        var now = answer.Staked is { } staked
            ? $"; {Format.Nmr(staked)} NMR are staked now, {Format.Rounds(open)} stand open"
            : "";
        if (answer.Money is { } money)
            return $"{answer.Model} {(money.Net < 0 ? "lost" : "earned")} {Format.Nmr(Math.Abs(money.Net))} NMR in {Format.Rounds(money.Rounds.Count)}{Share(money)}{now}.";
        return answer.Score is { } score
            ? $"{answer.Model} scored {Format.Signed(score.Mean, 4)} {score.Metric} on average over {Format.Rounds(score.Rounds)}{Place(score)}{(now.Length > 0 ? now : "; no payout on a stake is stored")}."
            : $"{answer.Model} has {Format.Rounds(answer.Rounds.Count)}, and none of them has ended yet{now}.";
    }

    /// <summary>What to look at next.</summary>
    public static NextStep Next(ModelAnswer answer) =>
        answer switch
        {
            { Advice.Action: "raise" or "lower" or "stop" } => NextStep.To("see how the advice comes about", "advise"),
            { Money: not null } => NextStep.To("see how much it can lose", "risk", answer.Model),
            _ => NextStep.To("see what a stake on it would have earned", "backtest", answer.Model),
        };

    /// <summary>What is advised for its stake.</summary>
    public static IEnumerable<Block> Advice(ModelAnswer answer)
    {
        if (answer.Advice is not { } advice)
            return [];
        return
        [
            new Sentence(
                advice is { Stake: { } stake, Target: { } target } && stake != target
                    ? $"Advice: {advice.Action}, from {Format.Nmr(stake)} to {Format.Nmr(target)} NMR. {advice.Why}"
                    : $"Advice: {advice.Action}. {advice.Why}",
                advice.Action is "lower" or "stop" ? Tone.Warning : Tone.Plain
            ),
            .. advice.Action is "raise" or "lower" or "stop" ? SharedSentences.Expires(answer.AdviceExpiry) : [],
        ];
    }

    /// <summary>What is known of it in a few figures.</summary>
    public static IEnumerable<Block> Figures(ModelAnswer answer)
    {
        List<KeyFigure> figures = [];
        if (answer.Money is { } money)
        {
            figures.Add(new KeyFigure("Net", Cell.Nmr(money.Net), $"NMR in {Format.Rounds(money.Rounds.Count)}"));
            if (money.Return is { } share)
                figures.Add(new KeyFigure("Return", Cell.Percent(share, 1), "net over the mean NMR committed"));
            figures.Add(
                new KeyFigure(
                    "Deepest fall",
                    Cell.Nmr(money.DeepestFall),
                    money.FallTo is { } to
                        ? $"NMR, from {(money.FallFrom is { } from ? $"round {from}" : "the start")} to {to}, {(money.FallBack is { } back ? $"back up with round {back}" : "not back up yet")}"
                        : "NMR: it never lay below an earlier height"
                )
            );
        }
        if (answer.Staked is { } staked)
            figures.Add(new KeyFigure("Staked now", Cell.Stake(staked), "NMR"));
        if (answer.Score is { } score)
        {
            figures.Add(new KeyFigure($"Mean {score.Metric}", Cell.Signed(score.Mean, 4), Format.Rounds(score.Rounds)));
            if (score.Percentile is { } place)
                figures.Add(
                    new KeyFigure(
                        "Better than",
                        Cell.PlainPercent(place, 0),
                        $"of the field, mean of {Format.Rounds(score.Places.Count)}"
                    )
                );
        }
        if (figures.Count > 0)
            yield return new KeyFigures(figures);
    }

    /// <summary>How it added up, and the months.</summary>
    public static IEnumerable<Block> Write(ModelMoneyEntry money) =>
        [
            new Picture("cumulative", "NMR added up, round by round")
            {
                AsLine = new LineChart(
                    "cumulative NMR",
                    ChartUnit.Nmr,
                    [Line("", money.Rounds, r => (double)r.Cumulative)]
                ),
            },
            .. MoneyYears.InWords(money.Years),
        ];

    /// <summary>Stake, fall and place over time, folded.</summary>
    public static IEnumerable<Block> Courses(ModelAnswer answer)
    {
        List<Block> lines = [];
        if (answer.Money is { } money)
        {
            var staked = answer.Rounds.Where(r => r.AtRisk is not null).ToList();
            if (staked.Count > 1)
                lines.Add(
                    new LineChart(
                        "Stake, NMR at risk in each round",
                        ChartUnit.Nmr,
                        [
                            new ChartLine(
                                "stake",
                                [.. staked.Select(r => r.Round)],
                                [.. staked.Select(r => (double)r.AtRisk!.Value)]
                            ),
                        ]
                    )
                );
            var falls = MoneyFall.Falls(money.Rounds).ToList();
            if (falls.Count > 1)
                lines.Add(
                    new LineChart(
                        "Below the height before, NMR",
                        ChartUnit.Nmr,
                        [
                            new ChartLine(
                                "fall",
                                [.. falls.Select(f => f.Round)],
                                [.. falls.Select(f => (double)f.Below)]
                            ),
                        ]
                    )
                );
        }
        if (answer.Score is { Places: { Count: > 1 } places })
            lines.Add(
                new LineChart(
                    "Share of the field that it is better than",
                    ChartUnit.Share,
                    [
                        new ChartLine(
                            "percentile",
                            [.. places.Select(p => p.Round)],
                            [.. places.Select(p => p.Percentile)]
                        ),
                    ]
                )
            );
        if (lines.Count > 0)
            yield return new Fold(
                answer.Money is null ? "Place in the field" : "Stake, drawdown and place in the field",
                lines
            );
    }

    private static string Share(ModelMoneyEntry money) =>
        money.Return is { } share ? $", {Format.Percent(share)} of the NMR committed" : "";

    private static string Place(ModelScoreEntry score) =>
        score.Percentile is { } place ? $", better than {Format.PlainPercent(place, 0)} of the field" : "";

    private static ChartLine Line(
        string name,
        IReadOnlyList<AccountRoundEntry> rounds,
        Func<AccountRoundEntry, double> value
    ) => new(name, [.. rounds.Select(r => r.Round)], [.. rounds.Select(value)]);
}
