using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Blend against split in words: which scores and earns more, and whether more than chance is shown.</summary>
public static class EnsembleText
{
    /// <summary>The blocks.</summary>
    public static IReadOnlyList<Block> Write(EnsembleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Sentence(Scores(document), Tone.Answer),
            .. document.NoPayout is { } reason
                ? [new Sentence($"No payout: {reason}.", Tone.Warning)]
                : new Block[] { new Sentence(Payout(document)) },
            Sides(document),
            .. Differences(document),
            .. Ratio(document),
            .. Notes(document),
        ];
    }

    private static string Scores(EnsembleDocument document)
    {
        var (blend, split) = (document.Blend, document.Split);
        var both = $"the blend scores CORR {Score(blend.Corr)}, the split {Score(split.Corr)}";
        if (blend.Mmc is not null)
            both += $"; MMC {Score(blend.Mmc)} against {Score(split.Mmc)}";
        return document.Eras is not { } eras
            ? $"In this file {both}; one round, so this says little."
            : $"Over {Format.Many(eras, "era")} {both}. {Verdict(document.Difference.Spread!["corr"])}";
    }

    private static string Verdict(EraSpread difference) =>
        difference.Low is not { } low || difference.High is not { } high
            ? $"Which of them has the higher CORR is not shown: {difference.NoInterval}, and there are {difference.Eras}."
        : low > 0 ? $"The blend's CORR is higher by {Interval(low, high)} a round (95 % interval)."
        : high < 0 ? $"The blend's CORR is lower by {Interval(-high, -low)} a round (95 % interval)."
        : $"The blend is not shown to be better in CORR: the 95 % interval of the difference is {Score(low)} to {Score(high)}.";

    private static string Interval(double low, double high) => $"{Format.Number(low, 4)} to {Format.Number(high, 4)}";

    private static string Payout(EnsembleDocument document)
    {
        var (blend, split) = (document.Blend, document.Split);
        var text =
            $"A stake of {Format.Nmr(document.Stake)} NMR in a round is paid {Nmr(blend.Payout)} NMR as the blend, {Nmr(split.Payout)} NMR split{(document.Eras is null ? "" : ", on average")}";
        if (document.Difference.Spread?["payout"] is { Low: { } low, High: { } high })
            text += $" (95 % interval of the difference: {Nmr(low)} to {Nmr(high)} NMR)";
        return $"{text}. Multipliers {Format.Multipliers(document.Score.Where(s => s.Value != 0))}, payout factor {Format.Multiplier(document.PayoutFactor)}{(document.IsFactorAssumed ? " (assumed)" : "")}, clip {Format.PlainPercent((double)document.Clip)}{Clipped(document)}.";
    }

    private static string Clipped(EnsembleDocument document) =>
        document.Blend.Clipped + document.Split.Clipped == 0 ? ", which nothing reaches"
        : document.Eras is null
            ? $", which {(document.Split.Clipped == 0 ? "the blend reaches" : document.Blend.Clipped == 0 ? "a model of the split reaches" : "both reach")}"
        : $", which the blend reaches in {document.Blend.Clipped} of {document.Eras} eras and a model of the split in {document.Split.Clipped}";

    private static Table Sides(EnsembleDocument document)
    {
        var (hasMmc, hasPayout) = (document.Blend.Mmc is not null, document.NoPayout is null);
        IReadOnlyList<Cell> Row(string name, double? weight, EnsembleSide side, bool isOurs) =>
            [
                isOurs ? Cell.Words(name) : Cell.Name(name),
                weight is { } share ? Cell.PlainPercent(share, 0) : Cell.Empty,
                Cell.Signed(side.Corr, 4),
                .. hasMmc ? [Cell.Signed(side.Mmc, 4)] : Array.Empty<Cell>(),
                .. hasPayout ? [Cell.Nmr(side.Payout)] : Array.Empty<Cell>(),
                .. hasPayout && document.Eras is not null
                    ? [Cell.Number(side.Spread!["payout"].Sd, 2), Cell.Number(PerSd(side.Spread["payout"]), 2)]
                    : Array.Empty<Cell>(),
            ];
        return new Table(
            "",
            [
                new Column("", ColumnKind.Name),
                new Column("weight", Priority: 2),
                new Column("CORR"),
                .. hasMmc ? [new Column("MMC", Priority: 1)] : Array.Empty<Column>(),
                .. hasPayout ? [new Column("NMR a round")] : Array.Empty<Column>(),
                .. hasPayout && document.Eras is not null
                    ? [new Column("sd", Priority: 3), new Column("mean / sd", Priority: 3)]
                    : Array.Empty<Column>(),
            ],
            [
                Row("blend", null, document.Blend, true),
                Row("split", null, document.Split, true),
                .. document.Models.Select(m => Row(m.Key, document.Weights[m.Key], m.Value, false)),
            ]
        )
        {
            IsOpen = true,
            Totals = [0, 1],
        };
    }

    private static double? PerSd(EraSpread spread) => spread.Sd > 0 ? spread.Mean / spread.Sd : null;

    private static IEnumerable<Block> Differences(EnsembleDocument document)
    {
        if (document.Difference.Spread is not { } spreads)
            yield break;
        if (spreads.GetValueOrDefault("mmc") is { } mmc)
            yield return new Sentence(
                mmc.Low is null
                    ? $"MMC, blend less split: {Score(mmc.Mean)} a round; {mmc.NoInterval}."
                    : $"MMC, blend less split: {Score(mmc.Mean)} a round (95 % interval {Score(mmc.Low)} to {Score(mmc.High)})."
            );
        yield return new Sentence(EraOverlap.InWords(document.Overlap!.Value), Tone.Remark);
    }

    private static IEnumerable<Block> Ratio(EnsembleDocument document)
    {
        if (document.DiversificationRatio is not { } ratio)
            yield break;
        yield return new Sentence(
            ratio < 1.005
                ? "The predictions are so alike that blend and split come to the same."
                : $"By how alike the predictions are, a blend's scores are on average about {Format.Number(ratio, 2)} times those of the split, gains and losses alike."
        );
    }

    private static IEnumerable<Block> Notes(EnsembleDocument document)
    {
        if (document.RowsLeftOut > 0)
            yield return new Sentence(
                $"{Format.Many(document.RowsLeftOut, "row")} in which a prediction is missing left out for all.",
                Tone.Remark
            );
        if (document.ErasLeftOut > 0)
            yield return new Sentence(
                $"{Format.Many(document.ErasLeftOut, "era")} without a score left out.",
                Tone.Remark
            );
        if (document.NoPayout is not null)
            yield break;
        foreach (var (names, remark) in RuleSpan.Notes(document.Rules))
            yield return new Sentence($"{names}: {remark}", Tone.Warning);
    }

    private static string Score(double? value) => Format.Signed(value ?? double.NaN, 4);

    private static string Nmr(double? value) => Format.Estimate(value ?? double.NaN);
}
