using Ballast.Core.Payouts;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Risk;

/// <summary>What the rounds that are open at once can lose before anything can be taken out, in words.</summary>
internal static class LockText
{
    /// <summary>One part a staking system.</summary>
    public static IEnumerable<Block> Write(IReadOnlyList<LockEntry> locks) =>
        locks.Count > 0
            ? locks.SelectMany(Write)
            :
            [
                new Sentence(
                    "What the open rounds can lose cannot be said: No payout rule is known for the newest rounds.",
                    Tone.Warning
                ),
            ];

    private static IEnumerable<Block> Write(LockEntry held)
    {
        yield return new Heading("Inside the lock", 2);
        yield return new Sentence($"{Basis(held)}.");
        if (held.StaleStakes is { } stale)
            yield return new Sentence(
                $"Left out: stakes of {Format.Count(stale.Models)} models ({Format.Nmr(stale.Nmr)} NMR) that were last known in round {stale.LastRound} (opened {Format.Day(stale.Opened)}) or before: not stakes of today.",
                Tone.Warning
            );
        var bound = held.Basis == "open-positions" ? ", and payout factor where known" : "";
        yield return new Sentence(
            $"At worst, every round at its bound (clip{bound}): {Format.Nmr(held.WorstCase)} NMR{Compounded(held)}."
        );
        yield return Past(held).InAnswer();
        yield return new Fold("Outcomes", [Outcomes(held)]);
        if (held is { FactorTakenFrom: { } round, Past: not null })
            yield return new Sentence(
                $"Each open round is paid with its own payout factor; those without one yet with that of round {round}.",
                Tone.Remark
            );
    }

    private static string Basis(LockEntry held) =>
        held.Basis == "open-positions"
            ? $"{Format.Count(held.Positions!.Value)} open stakes in {Format.Rounds(held.Rounds)} with {Format.Nmr(held.AtRisk)} NMR at risk, {Format.Nmr(held.Stake)} NMR behind them"
            : $"{Format.Nmr(held.Stake)} NMR {(held.Basis == "assumed" ? "assumed to be kept" : "as last known, kept")} at stake, {Format.Rounds(held.Rounds)} open at once under {RuleNames.InWords(held.Rule)}";

    private static string Compounded(LockEntry held) =>
        held.WorstCompounded is { } share
            ? $"; {Format.PlainPercent(share, 0)} of the {Format.Nmr(held.Stake)} if each round took its share of what the one before left"
            : ", each open round at most its own position";

    private static Notice Past(LockEntry held) =>
        held.Past is { } past
            ? (Notice)
                $"Replayed on {Format.Count(past.Stretches)} stretches of the past, worth {Format.Number(past.IndependentStretches, 1)} independent ones: one in twenty came to {Format.Nmr(past.Low)} NMR or less, the middle one to {Format.Nmr(past.Median)}, the worst to {Format.Nmr(past.Worst)} (from round {past.WorstFrom}).{Crossed(past.IndependentStretches)}"
            : (Notice)$"What the past says: {held.NoPast}.";

    /// <summary>How far the line of one in twenty can be believed, as measured in made-up worlds (LockLossCoverageTests).</summary>
    private static string Crossed(double independent)
    {
        int? ofHundred = independent switch
        {
            < 6 => 16,
            < 10 => 12,
            < 20 => 9,
            _ => null,
        };
        return ofHundred is { } crossed
            ? $" So few independent ones draw that line too high: in made-up worlds some {crossed} of 100 new stretches came out lower, not 5."
            : "";
    }

    private static Table Outcomes(LockEntry held) =>
        new(
            "Outcome of the rounds that are open at once",
            [new Column("Outcome", ColumnKind.Words), new Column("NMR")],
            [
                [Cell.Words("largest loss that the clips allow"), Cell.Nmr(held.WorstCase)],
                .. held.Past is { } past
                    ? new IReadOnlyList<Cell>[]
                    {
                        [Cell.Words($"worst stretch of the past, from round {past.WorstFrom}"), Cell.Nmr(past.Worst)],
                        [Cell.Words("one stretch in twenty is worse"), Cell.Nmr(past.Low)],
                        [Cell.Words("middle stretch"), Cell.Nmr(past.Median)],
                        [Cell.Words("one stretch in twenty is better"), Cell.Nmr(past.High)],
                    }
                    : [],
            ]
        );
}
