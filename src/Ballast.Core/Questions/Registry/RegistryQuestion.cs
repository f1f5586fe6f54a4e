using System.Text.Json.Serialization;
using Ballast.Core.Registry.Files;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Registry;

/// <summary>Who is who. Changing it writes, so set, assign and import are no questions.</summary>
internal static class RegistryQuestion
{
    private static readonly Parameter Round = new("round", "Who sat where in this round.")
    {
        ValueName = "N",
        IsInForm = true,
        IsWhole = true,
        Range = new(1, RoundCalendar.LargestRound),
    };

    private static readonly Parameter Strategy = new("strategy", "Where this strategy sat.")
    {
        ValueName = "NAME",
        IsInForm = true,
    };

    private static readonly Parameter History = new("history", "Every change of the registry, the newest first.")
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    private static readonly Parameter Check = new(
        "check",
        "Look for rounds with a score and no strategy, and for a strategy whose slots scored differently in one round."
    )
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RegistryAnswer>
        {
            Name = "registry",
            Title = "Registry",
            Topic = QuestionTopic.Records,
            Asks = "Which strategy sat in which slot, and when?",
            Help =
                "Who is who: strategies, the slots they sat in round by round, groups and fresh starts (docs/registry.md).",
            Example = "registry show",
            Models = new ModelsParameter("Slots to show (default: all that are registered).")
            {
                Name = "slot",
                ValueName = "SLOT",
            },
            Parameters = [Round, Strategy, History, Check],
            Subject = QuestionSubject.Slots,
            File = new AnswerFile(
                "registry.yaml",
                "Write the registry to a file that can be changed, reviewed and imported (registry.yaml where none is named).",
                answer => RegistryFileWriter.Write(((RegistryAnswer)answer).Whole)
            ),
            Shape = () => new RegistryAnswerJson(Answers.Options()).RegistryAnswer,
            Answer = asked =>
                RegistryLookup.Run(
                    asked.View,
                    new RegistryLookupRequest(
                        asked.Given.Models,
                        asked.Given.Round(Round),
                        asked.Given.Text(Strategy),
                        asked.Given.Is(History),
                        asked.Given.Is(Check)
                    )
                ),
            Text = (answer, _) => RegistryText.Write(answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RegistryAnswer))]
internal sealed partial class RegistryAnswerJson : JsonSerializerContext;
