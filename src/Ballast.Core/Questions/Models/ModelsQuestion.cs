using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Models;

/// <summary>Which models are stored.</summary>
internal static class ModelsQuestion
{
    private static readonly Parameter Name = new("name", "Only models whose name holds this.")
    {
        ValueName = "TEXT",
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<ModelsAnswer>
        {
            Name = "models",
            Title = "Models",
            Topic = QuestionTopic.Overview,
            Asks = "Which models are there, and how did each do?",
            Help = "Which models are stored: their rounds and stakes.",
            Example = "models --limit 10",
            Parameters = [Name, .. PageParameters.All],
            Shape = () => new ModelsJson(Answers.Options()).ModelsAnswer,
            Answer = asked =>
                StoredModels.Run(asked.View, PageParameters.Read(asked.Given), asked.Given.Text(Name) ?? ""),
            Text = (answer, _) => Write(answer),
        };

    private static IReadOnlyList<Block> Write(ModelsAnswer answer) =>
        [
            new Sentence($"{Format.Many(answer.Total, "model")} of {answer.Tournament}", Tone.Answer),
            new Table(
                "Models, by name",
                [
                    new Column("Model", ColumnKind.Name),
                    new Column("Rounds", Priority: 1),
                    new Column("First", Priority: 2),
                    new Column("Last", Priority: 1),
                    new Column("Staked rounds", Priority: 2),
                    new Column("Last stake"),
                ],
                [.. answer.Models.Select(Row)]
            )
            {
                IsOpen = true,
            },
            .. PageParameters.Rest(answer, answer.Models.Count, "models, by name"),
            new Sentence(
                "By name, not by merit: rankings, with what they are worth, are what backtest, risk and evidence say.",
                Tone.Remark
            ),
        ];

    private static IReadOnlyList<Cell> Row(StoredModel model) =>
        [
            Cell.Model(model.Model),
            Cell.Count(model.Rounds),
            Round(model.FirstRound),
            Round(model.LastRound),
            Cell.Count(model.StakedRounds),
            Cell.ExactStake(model.LastStakeNmr),
        ];

    private static Cell Round(int? round) => round is { } known ? Cell.Round(known) : Cell.Empty;
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(ModelsAnswer))]
internal sealed partial class ModelsJson : JsonSerializerContext;
