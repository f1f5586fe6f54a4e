using System.Text.Json.Serialization;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Data;

/// <summary>What is stored, how fresh it is, what is missing.</summary>
internal static class DataQuestion
{
    private const int MostSpans = 6;

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<DataAnswer>
        {
            Name = "data",
            Title = "Data",
            Topic = QuestionTopic.Records,
            Asks = "What is stored, how fresh is it, and what is missing?",
            Help = "What is stored, how fresh it is, what is missing.",
            Example = "data",
            IsHeavy = true,
            Subject = QuestionSubject.Slots,
            Shape = () => new DataJson(Answers.Options()).DataAnswer,
            Answer = asked => StoredData.Run(asked.View),
            Text = (answer, _) => Write(answer),
        };

    private static IReadOnlyList<Block> Write(DataAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Data · {answer.Tournament}"),
            First(answer),
            answer.FirstRound is null || answer.Missing.Count > 0
                ? NextStep.To("bring the newest data in", "sync")
                : NextStep.To("see where you stand", "today"),
            Main(answer),
            answer.Missing.Select(m => new Sentence($"Missing: {Missing(m)}", Tone.Warning))
        );

    private static string First(DataAnswer answer) =>
        answer.FirstRound is null
            ? $"Nothing of {answer.Tournament} has a score yet."
            : $"{Format.Many(answer.Models, "model")} of {answer.Tournament} with {Format.Many(answer.ScoredRounds, "round")} of scores are stored; {(answer.Missing.Count == 0 ? "nothing is missing" : answer.RoundsBehind is > 0 and var behind ? $"the newest {Format.Rounds(behind)} {(behind == 1 ? "is" : "are")} not there yet" : "some of it is missing")}.";

    /// <summary>The scores as options take them; places in the field together, and what a name does not say.</summary>
    private static string Metrics(DataAnswer answer)
    {
        const string Place = "Percentile";
        const string LikeTheMetaModel = "corrWMetamodel";
        var scores = answer
            .Metrics.Where(m => !m.EndsWith(Place, StringComparison.Ordinal))
            .Select(m => m == LikeTheMetaModel ? $"{m} (CWMM: how alike the meta model)" : m);
        List<string> places =
        [
            .. answer.Metrics.Where(m => m.EndsWith(Place, StringComparison.Ordinal)).Select(m => m[..^Place.Length]),
        ];
        return string.Join(", ", scores)
            + (places.Count == 0 ? "" : $"; with the place in the field by {Format.Names(places)}");
    }

    private static IReadOnlyList<Block> Main(DataAnswer answer) =>
        [
            new KeyFigures([
                new KeyFigure("Models", Cell.Count(answer.Models), "with a score or a stake"),
                new KeyFigure("Rounds", Cell.Count(answer.ScoredRounds), "with scores"),
            ]),
            Facts.OfKnown(
                (
                    "Scores",
                    answer.FirstRound is null
                        ? "none yet"
                        : $"{Format.Rounds(answer.ScoredRounds)}, {answer.FirstRound}-{answer.LastRound}: {Metrics(answer)}"
                ),
                (
                    "Behind",
                    answer.RoundsBehind is { } behind
                        ? $"{Format.Rounds(behind)}; the newest by the calendar is {answer.NewestOpenRound}"
                        : null
                ),
                (
                    "Stakes",
                    $"{Format.Count(answer.Positions)} by model and round, {Format.Count(answer.UnsettledPositions)} not settled; {Format.Count(answer.StakeDays)} by day"
                ),
                ("Accounts", answer.Accounts is { } own ? Accounts(own) : null),
                (
                    "Prices of NMR",
                    answer.LastPriceDay is { } day
                        ? $"{Format.Count(answer.PriceDays)} days, the last {Format.Day(day)}"
                        : "none: import daily prices to see money"
                )
            ),
            .. answer.Missing.Count == 0 && answer.FirstRound is not null
                ? [new Sentence("Nothing is missing.")]
                : Array.Empty<Block>(),
        ];

    private static string Accounts(StoredAccountsEntry own) =>
        $"{Format.Many(own.Accounts, "account")}: {Format.Many(own.Wallets, "wallet")}, stakes of {Format.Many(own.Stakes, "model")}, {Format.Many(own.Pending, "change")} on the way, {Format.Many(own.StakeTransactions, "movement")} of stakes and {Format.Count(own.WalletTransactions)} of wallets, {Format.Many(own.Claims, "claim")}";

    private static string Missing(LackEntry entry)
    {
        var what = entry.What switch
        {
            "left-out" => $"{Format.Count(entry.Count)} scores left empty",
            "payout-missing" => $"settled payouts of {Format.Count(entry.Count)} stakes",
            "price" => $"prices of {Format.Count(entry.Count)} days",
            "behind" => $"the newest {Format.Rounds(entry.Count)}",
            "no-score" => $"any score of {Format.Rounds(entry.Count)}",
            "resolved-since" or "open" => $"final scores of {Format.Rounds(entry.Count)}",
            _ => Format.Rounds(entry.Count),
        };
        var where = entry.Rounds.Count == 0 ? "" : $" ({RoundSpans.Of(entry.Rounds, MostSpans)})";
        return $"{what}{where}. {entry.Why}{(entry.Helps is null ? "" : " " + entry.Helps)}";
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(DataAnswer))]
internal sealed partial class DataJson : JsonSerializerContext;
