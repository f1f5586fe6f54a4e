using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Paper;

/// <summary>What has become of accounts on paper. Starting and stopping one writes, so neither is a question.</summary>
internal static class PaperQuestion
{
    private static readonly Parameter Name = new("name", "The account's name (default: all accounts).")
    {
        IsArgument = true,
        IsOptional = true,
        ValueName = "NAME",
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<PaperAnswer>
        {
            Name = "paper",
            Title = "On paper",
            Topic = QuestionTopic.Action,
            Asks = "What has become of a policy that I follow on paper?",
            Help =
                "Accounts on paper: a policy goes on with each live round, with NMR that nobody has staked, beside equal weight and the real stakes.",
            Example = "paper show",
            IsHeavy = true,
            Parameters = [Name],
            Subject = QuestionSubject.Slots,
            Shape = () => new PaperJson(Answers.Options()).PaperAnswer,
            Answer = asked => PaperComputation.Run(asked, asked.Given.Text(Name)),
            Text = (answer, _) => PaperText.Write(answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(PaperAnswer))]
internal sealed partial class PaperJson : JsonSerializerContext;
