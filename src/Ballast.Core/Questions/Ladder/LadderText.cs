using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Ladder;

/// <summary>The ladder in words.</summary>
internal static class LadderText
{
    private const int ModelsShown = 20;
    private const int DaysShown = 20;

    /// <summary>The answer first, then the what-if, the calendar, the models and what the open rounds can bring.</summary>
    public static IReadOnlyList<Block> Write(LadderAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Ladder · {answer.Tournament} · as of {Format.Time(answer.AsOf)} UTC"),
            First(answer),
            answer switch
            {
                { FreeBy: not null } => AnswerLayout.Next("see what to do with the stakes", given, "advise"),
                { NoOpenStakes: not null } => AnswerLayout.Next(
                    "see what the stakes earned until then",
                    given,
                    "account"
                ),
                _ => NextStep.To("bring your stakes in", "sync", "--account"),
            },
            [
                .. Asks(answer) ? [new Sentence($"As it is now: {Standing(answer)}")] : Array.Empty<Block>(),
                .. answer.Change is { } change ? LadderChangeText.Write(change) : [],
                .. answer.WhatIf is { } whatIf ? WhatIf(whatIf) : [],
                .. answer.Calendar.Count > 0 ? [Course(answer), Calendar(answer)] : Array.Empty<Block>(),
                .. answer.Wallets.Select(Wallet),
                .. answer.Waiting.Select(Waiting),
            ],
            answer.Calendar.Count > 0 ? Open(answer) : []
        );

    /// <summary>What was asked first: where that is what would be, what is now stands behind it.</summary>
    private static string First(LadderAnswer answer) =>
        answer switch
        {
            { Change: { Models.Count: > 0 } change } => string.Join(' ', LadderChangeText.First(change, answer.AsOf)),
            { WhatIf: { } what } =>
                $"With {Format.Nmr(what.PerRound)} NMR in each round {Format.Nmr(what.Total)} NMR would be locked from {Format.Day(what.FullFrom)} on, in {Format.Rounds(what.Rounds)} at once; at worst {Format.Nmr(-what.WorstCase)} NMR would burn.",
            _ => Standing(answer),
        };

    private static bool Asks(LadderAnswer answer) => answer is { Change.Models.Count: > 0 } or { WhatIf: not null };

    private static string Standing(LadderAnswer answer) =>
        answer.FreeBy is { } day
            ? $"{Format.Nmr(answer.Locked)} NMR{SharedSentences.Whose(answer.Models.Select(m => m.Model).Distinct().Count(), answer.Own)} are locked in {Format.Rounds(answer.Calendar.Sum(d => d.Rounds.Count))}: if you stop staking now, {Next(answer, day)}; at worst {Format.Nmr(-answer.WorstCase)} NMR burn until then."
        : answer.NoOpenStakes is { } why ? $"What is locked cannot be said: {why}."
        : "Nothing is known to be locked: no round that is open has a stake that was known by this moment.";

    private static Sentence Wallet(LadderWalletEntry wallet)
    {
        var held = wallet.Held is > 0 ? $"; {Format.Nmr(wallet.Held.Value)} wait to be staked" : "";
        var credit = wallet.Credit is > 0 ? $"; {Format.Nmr(wallet.Credit.Value)} can only be staked" : "";
        return new Sentence(
            $"Wallet of {wallet.Account}: {(wallet.Free is { } free ? Format.Nmr(free) : "unknown")} NMR free{held}{credit}."
        );
    }

    private static Sentence Waiting(LadderWaitingEntry change)
    {
        var amount = change switch
        {
            { IsDrain: true } => "everything",
            { Nmr: { } nmr } => $"{Format.Nmr(nmr)} NMR",
            _ => "an unknown amount",
        };
        var day = change.Due is { } due ? Format.Day(due) : "a day that is not known";
        return new Sentence(
            change.Kind == "release"
                ? $"{change.Model}: a release of {amount} comes to the wallet on {day}; until then open rounds can burn it."
                : $"{change.Model}: {amount} are staked from {day} on."
        );
    }

    private static string Next(LadderAnswer answer, DateOnly last)
    {
        var first = answer.Calendar.First(d => d.Frees > 0);
        return first.Day == last
            ? $"all of it comes free on {Format.Day(last)}"
            : $"the first {Format.Nmr(first.Frees)} NMR come free on {Format.Day(first.Day)}, and all of it is free on {Format.Day(last)}";
    }

    private static IEnumerable<Block> WhatIf(LadderWhatIfEntry what)
    {
        yield return new Heading($"If each round had {Format.Nmr(what.PerRound)} NMR", 2);
        yield return new Sentence(
            $"With {Format.Rounds(what.Rounds)} open at once {Format.Nmr(what.Total)} NMR are locked ({what.Staking} staking, by {RuleNames.InWords(what.Rule)}), from {Format.Day(what.FullFrom)} on; after a stop then, all is free on {Format.Day(what.FreeBy)}."
        );
        yield return new Sentence($"At worst {Format.Nmr(-what.WorstCase)} NMR burn together.");
        yield return Income(what).InAnswer();
    }

    private static Notice Income(LadderWhatIfEntry what)
    {
        if (what.Income is not { } income)
            return $"What it would bring cannot be said: {what.NoIncome?.Each(t => t.TrimEnd('.'))}.";
        var interval = income is { Low: { } low, High: { } high }
            ? $"; between {Format.Nmr(low)} and {Format.Nmr(high)} with 95 % confidence"
            : $"; no interval: {IntervalReasons.InWords(income.NoInterval!)}";
        return $"By the record of {Format.Rounds(income.Rounds)} under this rule it brings {Format.Nmr(income.Mean)} NMR a round{interval}. The past is not a promise.";
    }

    private static LineChart Course(LadderAnswer answer) =>
        new(
            "NMR still locked, by the round that resolves",
            ChartUnit.Nmr,
            [
                new ChartLine(
                    "locked",
                    // It begins with what is locked now, before the first of them resolves.
                    [answer.Calendar[0].Rounds[0] - 1, .. answer.Calendar.Select(d => d.Rounds[^1])],
                    [(double)answer.Locked, .. answer.Calendar.Select(d => (double)d.Locked)]
                ),
            ]
        );

    private static IEnumerable<Block> Open(LadderAnswer answer)
    {
        if (answer.NoOutcomes is { } why)
            yield return why.After("What the open rounds can bring cannot be said: ").InAnswer(Tone.Warning);
        yield return new Heading("What each model has locked", 2);
        yield return Models(answer);
        foreach (var block in answer.Outcomes.Count > 0 ? LockText.Write(answer.Outcomes) : [])
            yield return block;
        yield return new Heading("What the words mean", 2);
        yield return new Sentence(
            "What comes free is the stake of today: payouts add to it, burns take from it. A legacy stake comes free as a whole when the last open round resolves; an atomic position when its own round does.",
            Tone.Remark
        );
    }

    private static Table Calendar(LadderAnswer answer) =>
        new(
            "When NMR come free",
            [
                new Column("Day", ColumnKind.Words),
                new Column("Rounds", Priority: 3),
                new Column("comes free"),
                new Column("still locked", Priority: 1),
                new Column("can still burn", Priority: 2),
            ],
            [
                .. answer.Calendar.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Day(d.Day),
                            Cell.Round(d.Rounds[0], RoundsOf(d)),
                            Cell.Stake(d.Frees),
                            Cell.Stake(d.Locked),
                            Cell.Stake(-d.WorstCase),
                        ]
                ),
            ]
        )
        {
            Most = DaysShown,
            IsOpen = true,
        };

    private static string RoundsOf(LadderDayEntry day) =>
        day.Rounds.Count == 1 ? $"{day.Rounds[0]}" : $"{day.Rounds[0]}-{day.Rounds[^1]}";

    private static Table Models(LadderAnswer answer) =>
        new(
            "What each model has locked",
            [
                new Column("Model", ColumnKind.Name),
                new Column("staking", ColumnKind.Words, Priority: 4),
                new Column("rounds", Priority: 3),
                new Column("locked"),
                new Column("can burn", Priority: 1),
                new Column("free from", ColumnKind.Words, Priority: 2),
                new Column("all free", ColumnKind.Words),
            ],
            [
                .. answer.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            Cell.Words(m.Staking),
                            Cell.Count(m.Rounds),
                            Cell.Stake(m.Locked),
                            Cell.Stake(-m.WorstCase),
                            Cell.Day(m.FreeFrom),
                            Cell.Day(m.FreeBy),
                        ]
                ),
            ]
        )
        {
            Most = ModelsShown,
        };
}
