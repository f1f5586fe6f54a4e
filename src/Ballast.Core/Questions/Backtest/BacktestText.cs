using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Backtest;

/// <summary>A backtest in words.</summary>
internal static class BacktestText
{
    /// <summary>The answer first, with what it is worth; then how it was paid, the models and their combinations, and what it rests on.</summary>
    public static IReadOnlyList<Block> Write(BacktestAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Backtest · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            IsOneOfMany(answer)
                ? AnswerLayout.Next(
                    "see whether other rounds would have chosen the same multipliers",
                    given,
                    ["sensitivity", .. AnswerLayout.Said(given, [.. RangeParameters.All, GridParameters.Grid])]
                )
                : AnswerLayout.Next("see whether that is more than luck", given, "evidence"),
            [
                .. BacktestTables.Main(answer, GridParameters.ReadTop(given, BacktestQuestion.Top)),
                .. FirstPlace(answer),
                .. OtherGrid(answer, given),
            ],
            [
                .. Capital(answer),
                .. Rules(answer),
                .. answer.InterimRounds.Count > 0
                    ? [SharedSentences.NotFinal(answer.InterimRounds)]
                    : Array.Empty<Block>(),
                .. SharedSentences.LeftOut(answer.Skipped, $" ({Format.Names(BacktestTables.Metrics(answer))})"),
                .. BacktestTables.Folded(answer, GridParameters.ReadTop(given, BacktestQuestion.Top)),
                new Fold(
                    "How it was computed",
                    [
                        new Sentence($"{Range(answer, given)}."),
                        new Sentence(
                            $"{Value(answer)}; stake {Format.Nmr(answer.Stake)} NMR a round; {Conditions(answer)}."
                        ),
                        new Sentence(
                            "The deepest fall is that of the returns of all rounds, added up in their order, from their highest point."
                        ),
                        .. Ground(answer),
                        .. Verdict(answer),
                    ]
                ),
            ]
        );

    /// <summary>Combinations of the grid; 0 where no model has one.</summary>
    public static int Combinations(BacktestAnswer answer) =>
        answer.Models.Select(m => m.Ranking.Count).DefaultIfEmpty().Max();

    /// <summary>Whether several positions are open at once.</summary>
    public static bool IsAtomic(BacktestAnswer answer) => answer.PositionsAtOnce > 1;

    private static string Range(BacktestAnswer answer, Given given)
    {
        var state = given.Choice<RoundState>(RangeParameters.State);
        var which = state == RoundState.All ? "" : state.ToString().ToLowerInvariant() + " ";
        var (first, last) = (RoundCalendar.OpenDate(answer.From), RoundCalendar.OpenDate(answer.To));
        return $"{Format.Many(answer.Rounds, $"{which}round")}, {answer.From} to {answer.To} (opened {Format.Day(first)} to {Format.Day(last)})";
    }

    private static string First(BacktestAnswer answer)
    {
        var combinations = Combinations(answer);
        if (combinations == 0)
            return "Nothing can be said: no payout could be computed from these scores.";
        if (Leaders.Of(answer.Best, b => b.Value) is not [{ Value: { } value } best, ..] first)
            return "Nothing can be said: no payout has a value.";
        var end =
            $"{Format.SignedNmr((decimal)value)} NMR{(answer.Mode == "average" ? " a round" : "")} on a stake of {Format.Nmr(answer.Stake)} NMR";
        if (first.Count > 1)
            return $"On past scores {Format.Names([.. first.Select(b => b.Model)], 3)} would have {(value < 0 ? "lost least" : "earned most")}, each the same: {end}.";
        // The most of one is no more than that.
        var isOnly = combinations == 1 && answer.Best.Count == 1;
        // Of several models with one choice the table's head says which.
        var with =
            combinations > 1 || isOnly
                ? $" with the multipliers {Format.Multipliers(best.Multipliers)}{(isOnly ? "" : $" (the best of {combinations})")}"
                : "";
        var earned = (isOnly, value < 0) switch
        {
            (true, true) => "lost",
            (true, _) => "earned",
            (_, true) => "lost least",
            _ => "earned most",
        };
        return $"On past scores {best.Model} would have {earned}{with}: {end}{Belief(answer)}.";
    }

    /// <summary>What the first place is worth. Of too many to measure luck, that the best of them looks better than it is.</summary>
    private static string Belief(BacktestAnswer answer) =>
        IsOneOfMany(answer) ? $"; the best of {Combinations(answer)} combinations looks better than it is"
        : answer.Verdict is null && answer.Best.Count > 1
            ? $"; the best of {Format.Count(answer.Best.Count)} models looks better than it is"
        : SharedSentences.MayBeLuck(answer.Verdict);

    /// <summary>Whether nothing was chosen but the multipliers.</summary>
    private static bool IsOneOfMany(BacktestAnswer answer) =>
        answer.Verdict is null && Combinations(answer) > 1 && answer.Models.Count(m => m.Ranking.Count > 0) == 1;

    /// <summary>Other answers put another model first: what this order is of, and which answer says whether it can be believed.</summary>
    private static IEnumerable<Sentence> FirstPlace(BacktestAnswer answer)
    {
        if (answer.Models.Count(m => m.Ranking.Count > 0) > 1)
            yield return new Sentence(
                $"First here is the model with the largest sum over rounds {answer.From} to {answer.To}, all paid with the multipliers shown. Evidence ranks by the mean of a round under one payout rule; it says which first place can be believed.",
                Tone.Remark
            );
    }

    private static IEnumerable<Block> Verdict(BacktestAnswer answer)
    {
        if (answer.Verdict is not { } verdict)
            yield break;
        yield return SharedSentences.Verdict(verdict);
        yield return new Sentence($"Compared by mean return a round: {verdict.Basis}.");
    }

    private static string Value(BacktestAnswer answer) =>
        answer.Mode switch
        {
            "total" => "total payout",
            "average" => "mean payout a round",
            "common" => "total payout over the rounds all models have",
            _ when !IsAtomic(answer) => "gain when each round compounds on the one before",
            _ => "gain when a settled position is staked again as soon as it is free",
        };

    private static string Conditions(BacktestAnswer answer)
    {
        var factor =
            answer.LeastFactor == answer.MostFactor
                ? $"payout factor {Format.Multiplier(answer.LeastFactor)}"
                : $"payout factors {Format.Multiplier(answer.LeastFactor)} to {Format.Multiplier(answer.MostFactor)}";
        return $"{factor} · clip ±{string.Join(", ±", answer.Clips.Select(c => Format.PlainPercent((double)c)))}";
    }

    private static IEnumerable<Block> Capital(BacktestAnswer answer)
    {
        if (IsAtomic(answer))
            yield return new Sentence(
                $"{answer.PositionsAtOnce} atomic rounds are open at once, each with its own {Format.Nmr(answer.Stake)} NMR: {Format.Nmr(answer.CommittedNmr)} NMR committed. "
                    + (
                        answer.Capital == "position"
                            ? "Shares are of single positions."
                            : "Shares are of what is committed."
                    )
            );
        if (answer.CrossesSystems)
            yield return new Sentence(
                "Crosses the change to atomic staking. Before it one stake backs every open round. Models are ranked by the shares, which are over the NMR committed in both; the NMR add up different amounts of capital.",
                Tone.Warning
            );
    }

    /// <summary>On how many rounds it rests, and what they are worth.</summary>
    private static IEnumerable<Block> Ground(BacktestAnswer answer)
    {
        if (answer.Models.Count == 0)
            yield break;
        var most = answer.Models.Max(m => m.RoundsUsed);
        var least = answer.Models.Min(m => m.RoundsUsed);
        var each = least == most ? Format.Rounds(most) : $"{Format.Count(least)} to {Format.Rounds(most)}";
        var independent =
            answer.Overlap > 1
                ? $" Up to {answer.Overlap} in a row share scoring days, so the {Format.Count(answer.Rounds)} of the table are worth about {Core.Risk.IndependentRounds.InWords(answer.IndependentRounds)} independent ones."
                : "";
        yield return new Sentence($"Rests on {each} a model.{independent}");
        if (least != most && answer.Mode is "total" or "compounded")
            yield return new Sentence(
                "The models have different numbers of rounds: the common or the average mode compares like with like."
            )
            {
                Typed = "--mode common",
            };
    }

    private static IEnumerable<Block> Rules(BacktestAnswer answer)
    {
        if (answer.Rules.FirstOrDefault(s => s.Rule is null) is { } unknown)
            yield return new Sentence(
                $"No payout rule is known for {Format.Rounds(unknown.Rounds)} ({unknown.From}-{unknown.To}); they are paid as if one were.",
                Tone.Warning
            );
        foreach (var crossing in SharedSentences.CrossesRules(answer.Rules, ", all with the multipliers shown"))
            yield return crossing;
        foreach (var other in answer.PaidOnOtherScores)
            yield return new Sentence(
                $"Really paid on {Format.Names(other.Scores)}: {Format.Rounds(other.Rounds)} ({other.From}-{other.To}), which the grid pays on other scores.",
                Tone.Warning
            );
    }

    /// <summary>Where the rule in force leaves no choice, how to try others.</summary>
    private static IEnumerable<Block> OtherGrid(BacktestAnswer answer, Given given)
    {
        if (Combinations(answer) == 1 && !given.Is(GridParameters.Grid))
            yield return new Sentence(
                $"The payout rule of round {answer.To} fixes the multipliers; others can be tried with a grid.",
                Tone.Remark
            )
            {
                Typed =
                    "For example: "
                    + string.Join(
                        ' ',
                        GridParameters.Suggested(BacktestTables.Metrics(answer)).Select(g => $"--grid {g}")
                    ),
            };
    }
}
