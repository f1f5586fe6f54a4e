using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Reconcile;

/// <summary>Whether the formula gives what Numerai reported.</summary>
internal static class ReconcileQuestion
{
    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<ReconcileAnswer>
        {
            Name = "reconcile",
            Title = "Reconcile",
            Topic = QuestionTopic.Earnings,
            Asks = "Do computed payouts equal the ones that Numerai reported?",
            Help = "Computed payouts against the ones Numerai reported.",
            Example = "reconcile",
            IsHeavy = true,
            Models = new ModelsParameter("Models to reconcile (default: all).") { MostOnPage = int.MaxValue },
            Parameters = RangeParameters.All,
            Shape = () => new ReconcileJson(Answers.Options()).ReconcileAnswer,
            Answer = asked => Reconciliation.Run(asked.View, RangeParameters.Read(asked, new ReconcileRequest())),
            Text = (answer, _) => ReconcileText.Write(answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(ReconcileAnswer))]
internal sealed partial class ReconcileJson : JsonSerializerContext;
