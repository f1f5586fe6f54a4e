using Ballast.Core.Registry.Findings;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Fingerprints;

/// <summary>What kept submissions tell, in words.</summary>
internal static class FingerprintsText
{
    private const int Rows = 50;

    /// <summary>The answer.</summary>
    public static IReadOnlyList<Block> Write(FingerprintsAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Fingerprints · {answer.Tournament}{Span(answer)}"),
            Summary(answer),
            answer.From is null
                ? NextStep.To(
                    "keep what a file of predictions is like",
                    "fingerprint",
                    "FILE",
                    "--model",
                    "M",
                    "--round",
                    "N"
                )
                : NextStep.To("see who is registered where", "registry"),
            Main(answer),
            [new Heading("What could not be told", 2), .. Limits(answer).Select(l => new Sentence(l, Tone.Remark))]
        );

    private static IEnumerable<Block> Main(FingerprintsAnswer answer) =>
        [
            .. answer.Swaps.Select(s => new Sentence(Sentence(s), Tone.Warning)),
            .. answer.Changes.Select(c => new Sentence(Sentence(c), Tone.Warning)),
            .. answer.Duplicates.Count > 0 ? [Duplicates(answer)] : Array.Empty<Block>(),
            .. answer.NearCopies.Count > 0 ? [NearCopies(answer)] : Array.Empty<Block>(),
        ];

    private static string Span(FingerprintsAnswer answer) =>
        answer.From is { } from ? $" · rounds {from} to {answer.To}" : "";

    private static string Summary(FingerprintsAnswer answer)
    {
        if (answer.From is null)
            return "No submission is kept for these rounds, so copies and swaps cannot be told.";
        var copies = answer switch
        {
            { Slots: 1 } => "One slot alone has no copy",
            { Duplicates.Count: 0, NearCopies.Count: 0 } => "No two slots hold the same predictions or nearly the same",
            _ => string.Join("; ", Copies(answer)),
        };
        var seats = answer switch
        {
            { Judged: 0 } =>
                $"whether a slot changed cannot be said yet (it takes {SeatTracker.LeastRounds} rounds of submissions)",
            { Swaps.Count: 0, Changes.Count: 0 } => $"no slot changed unnoticed in {Format.Count(answer.Judged)} looks",
            _ =>
                $"{Format.Many(answer.Swaps.Count, "exchange")} and {Format.Many(answer.Changes.Count, "other change")} that nobody registered",
        };
        return $"{copies}; {seats}.";
    }

    /// <summary>Who holds what another does: one by name, several by their number.</summary>
    private static IEnumerable<string> Copies(FingerprintsAnswer answer)
    {
        if (answer.Duplicates is [var same])
            yield return $"{Format.Names(same.Slots)} hold the same predictions";
        else if (answer.Duplicates.Count > 0)
            yield return $"{Format.Many(answer.Duplicates.Count, "group")} of slots hold the same predictions";
        if (answer.NearCopies is [var near])
            yield return $"{near.First} and {near.Second} hold nearly the same predictions";
        else if (answer.NearCopies.Count > 0)
            yield return $"{Format.Many(answer.NearCopies.Count, "pair")} of slots hold nearly the same predictions";
    }

    private static string Sentence(Swap swap) =>
        $"Round {swap.Round}: {string.Join(", ", swap.Changes.Select(c => $"{c.Slot} has what {c.CameFrom} had"))}.";

    private static string Sentence(SeatChange change)
    {
        var registered = change.Expected is { } expected ? $" (registered: {expected})" : "";
        var source = change switch
        {
            { Found: { } found } => $"has the predictions of {found}",
            { CameFrom: { } from } => $"has what {from} had",
            _ => "is unlike what sat there",
        };
        return $"Round {change.Round}: {change.Slot}{registered} {source}: {Sign(change.Sign)}.";
    }

    private static string Sign(SeatSign sign) =>
        sign.Figure switch
        {
            "correlation" =>
                $"its correlation with {sign.Other} was {Format.Number(sign.Usual, 2)} and is {Format.Number(sign.Found, 2)}",
            "own-last" =>
                $"its correlation with its own file before was {Format.Number(sign.Usual, 2)} and is {Format.Number(sign.Found, 2)}",
            "log-sd" =>
                $"the standard deviation of its values was about {Format.Number(Math.Exp(sign.Usual), 4)} and is {Format.Number(Math.Exp(sign.Found), 4)}",
            "log-distinct" =>
                $"{Format.PlainPercent(Math.Exp(sign.Usual))} of its values were different ones, and now {Format.PlainPercent(Math.Exp(sign.Found))}",
            var figure =>
                $"the {figure["quantile-".Length..]} % quantile of its values was {Format.Number(sign.Usual, 2)} standard deviations from the mean and is {Format.Number(sign.Found, 2)}",
        };

    private static Table Duplicates(FingerprintsAnswer answer) =>
        new(
            "The same predictions",
            [
                new Column("Slots", ColumnKind.Words),
                new Column("how", ColumnKind.Words, 1),
                new Column("rounds"),
                new Column("last"),
            ],
            [
                .. answer.Duplicates.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(string.Join(", ", d.Slots)),
                            Cell.Words(d.Kind.Replace('-', ' ')),
                            Cell.Count(d.Rounds.Count),
                            Cell.Round(d.Rounds[^1]),
                        ]
                ),
            ]
        )
        {
            Most = Rows,
        };

    private static Table NearCopies(FingerprintsAnswer answer) =>
        new(
            $"Nearly the same (correlation from {Format.Number(answer.Near, 2)} on)",
            [
                new Column("Slot", ColumnKind.Name),
                new Column("and", ColumnKind.Name),
                new Column("correlation"),
                new Column("± error", Priority: 1),
                new Column("rounds"),
                new Column("last", Priority: 2),
            ],
            [
                .. answer.NearCopies.Select(c =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(c.First),
                            Cell.Name(c.Second),
                            Cell.Number(c.Correlation, 4),
                            Cell.Number(c.StandardError, 4),
                            Cell.Count(c.Rounds.Count),
                            Cell.Round(c.Rounds[^1]),
                        ]
                ),
            ]
        )
        {
            Most = Rows,
        };

    private static IEnumerable<string> Limits(FingerprintsAnswer answer)
    {
        const int Named = 3;
        if (answer.Judged > 0 && answer.Untold is { Count: > 0 } untold)
            yield return $"An exchange of {Format.Names([.. untold.Select(p => $"{p.First} and {p.Second}")], Named)} could not be told: they are too alike, or too few rounds are kept.";
        if (answer.Slots == 2)
            yield return "With two slots only the values (their spread, quantiles and ties) tell an exchange: how the two correlate stays the same.";
        if (answer.OddRounds > 0)
            yield return $"In {Format.Rounds(answer.OddRounds)} all slots moved together: what changed then is told in the next one.";
        if (answer.WithoutRound > 0)
            yield return $"{Format.Many(answer.WithoutRound, "submission")} without a round took no part.";
        if (answer.WithoutSketch > 0)
            yield return $"{Format.Many(answer.WithoutSketch, "submission")} of an earlier version: told by 256 rows.";
    }
}
