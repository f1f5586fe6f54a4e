using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Where strategies stand in the tiers of a policy.</summary>
internal static class TiersQuestion
{
    private static readonly Parameter Policy = TierParameters.File(
        "policy",
        "The policy file (default: the policy that is shipped). Command line only."
    );

    private static readonly Parameter Total = new("total", "NMR that the tiers divide.")
    {
        ValueName = "NMR",
        Default = "1000",
        IsInForm = true,
        Range = new(0.01m, Plausible.Supply),
    };

    private static readonly Parameter Replay = new(
        "replay",
        "Follow the policy through the past with locks and delays, beside equal weight."
    )
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<TiersAnswer>
        {
            Name = "tiers",
            Title = "Tiers",
            Topic = QuestionTopic.Action,
            Asks = "In which tier does each model stand, and what does it need to rise?",
            Help =
                "Tiers as code: a policy file says how models rise and fall by what is known of them. Shows standing, what is missing to rise and the stakes that follow; --replay holds the policy against equal weight.",
            Example = "tiers --policy tiers.yaml --replay",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters = [Policy, Total, Replay, .. ReturnParameters.OfPositions],
            Shape = () => new TiersJson(Answers.Options()).TiersAnswer,
            Answer = asked => TiersComputation.Run(asked, Read(asked)),
            Text = (answer, _) => TiersText.Write(answer),
        };

    private static TiersRequest Read(Asked asked) =>
        new(
            TierParameters.Read(asked.Given, Policy),
            asked.Given.Is(Policy),
            asked.Given.Number(Total)!.Value,
            asked.Given.Is(Replay),
            ReturnParameters.Read(asked)
        );
}

/// <summary>What is asked.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="IsOwn">Whether a file was given.</param>
/// <param name="Total">NMR that the tiers divide.</param>
/// <param name="IsReplayed">Whether the past is followed with an account.</param>
/// <param name="Returns">Which returns.</param>
internal sealed record TiersRequest(
    TierPolicy Policy,
    bool IsOwn,
    decimal Total,
    bool IsReplayed,
    ReturnRequest Returns
);

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(TiersAnswer))]
internal sealed partial class TiersJson : JsonSerializerContext;
