using System.Text.Json.Serialization;
using Ballast.Core.Evidence;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Questions.TrackRecord;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Parts;

namespace Ballast.Core.Questions.Evidence;

/// <summary>How far a ranking can be believed.</summary>
internal static class EvidenceQuestion
{
    private const int MostRounds = 100_000;

    private static readonly Parameter Criteria = new(
        "criterion",
        "What to rank by: any risk measure, such as return, total, sharpe, cvar, cvar-adjusted, or best-combination; repeat it for several (default: return, sharpe)."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "MEASURE",
        IsInForm = true,
        Known = () => CriterionCatalogue.All.Select(c => c.Name),
    };

    private static readonly Parameter Window = new(
        "window",
        "Known rounds that a ranking looks back on (default: three times the overlap)."
    )
    {
        ValueName = "N",
        IsInForm = true,
        IsWhole = true,
        Range = new(2, MostRounds),
    };

    private static readonly Parameter Horizon = new("horizon", "Rounds of the test after it (default: the overlap).")
    {
        ValueName = "N",
        IsInForm = true,
        IsWhole = true,
        Range = new(1, MostRounds),
    };

    private static readonly Parameter Step = new("step", "Rounds between two rankings.")
    {
        ValueName = "N",
        Default = "5",
        IsWhole = true,
        Range = new(1, MostRounds),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<EvidenceAnswer>
        {
            Name = "evidence",
            Title = "Evidence",
            Topic = QuestionTopic.Evidence,
            Asks = "Can I believe it?",
            Help =
                "How far a ranking can be believed: which models can still be the best, whether the past predicted the future, overfitting, chance.",
            Example = "evidence --criterion return",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters = [.. ReturnParameters.All, Criteria, Window, Horizon, Step],
            Variant = new Variant(TrackRecordQuestion.Switch, TrackRecordQuestion.Declaration),
            Shape = () => new EvidenceJson(Answers.Options()).EvidenceAnswer,
            Parts = Parts,
            Answer = asked => Parts(asked).Then(asked.Run),
            Text = EvidenceText.Write,
            Prediction = (asked, answer) => EvidencePrediction.Create(asked.View, Read(asked), answer),
        };

    private static Outcome<PartedWork<EvidenceAnswer>> Parts(Asked asked) =>
        EvidenceSearch.Divide(asked.View, Read(asked), asked.Cancellation);

    private static EvidenceRequest Read(Asked asked) =>
        new()
        {
            Returns = ReturnParameters.Read(asked),
            Criteria = asked.Given.Listed(Criteria) is { Count: > 0 } named ? named : EvidenceRequest.UsualCriteria,
            Window = asked.Given.Whole(Window),
            Horizon = asked.Given.Whole(Horizon),
            Step = asked.Given.Whole(Step)!.Value,
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(EvidenceAnswer))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
