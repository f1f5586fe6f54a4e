using System.Globalization;
using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Portfolio;

/// <summary>What a fixed mix of models would have been like.</summary>
internal static class PortfolioQuestion
{
    private static readonly Parameter Score = new(
        "score",
        "The score as a weighted sum (default: the multipliers of each round's rule)."
    )
    {
        ValueName = "corr=A,mmc=B",
        IsInForm = true,
    };

    /// <summary>Whether the score is put into words in place of what it was paid.</summary>
    internal static readonly Parameter Raw = new(
        "raw",
        "Measure the weighted score itself, without payout factor, clip and capital; the document always has both."
    )
    {
        Kind = ParameterKind.Switch,
        IsOfText = true,
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<PortfolioAnswer>
        {
            Name = "portfolio",
            Title = "Portfolio",
            Topic = QuestionTopic.Risk,
            Asks = "What would a fixed mix of models have been like?",
            Help = "What a fixed mix of models would have been like, on complete rounds only.",
            Example = "portfolio alice=30 bob=10",
            IsHeavy = true,
            Models = new ModelsParameter(
                "Models with their weights; weights are divided by their sum, so NMR will do.",
                Least: 1
            )
            {
                Name = "mix",
                ValueName = "NAME=WEIGHT",
            },
            Parameters = [.. RangeParameters.All, RangeParameters.State, Score, Raw, .. PaymentParameters.All],
            Shape = () => new PortfolioJson(Answers.Options()).PortfolioAnswer,
            Answer = asked => PortfolioMeasurement.Run(asked.View, Read(asked)),
            Text = PortfolioText.Write,
        };

    private static PortfolioRequest Read(Asked asked) =>
        new()
        {
            Weights = [.. asked.Given.Models.Select(Weight)],
            Range = RangeParameters.Read(asked.Given),
            State = asked.Given.Choice<RoundState>(RangeParameters.State),
            Assumptions = PaymentParameters.Read(asked.Given, asked.View.Rules),
            Score = asked.Given.Multipliers(Score),
        };

    /// <summary>The last "=" parts name and weight: a name may hold one.</summary>
    private static (string Model, double Weight) Weight(string text)
    {
        var at = text.LastIndexOf('=');
        var isNumber = double.TryParse(
            text[(at + 1)..],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var weight
        );
        return at > 0 && isNumber ? (text[..at], weight) : throw new ParameterException($"'{text}' is no NAME=WEIGHT.");
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(PortfolioAnswer))]
internal sealed partial class PortfolioJson : JsonSerializerContext;
