using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Grades one kind of prediction. A new kind is one new grader, and a line in <see cref="PredictionGraders"/>.</summary>
internal interface IPredictionGrader
{
    /// <summary>The kind of predictions.</summary>
    string Kind { get; }

    /// <summary>Holds a prediction against what happened, as far as that is known at the moment of the question.</summary>
    GradedPrediction Grade(Prediction prediction);
}

/// <summary>A prediction and what became of it.</summary>
/// <param name="GradableAt">When the first of its figures can be known; null where it makes none.</param>
/// <param name="Figures">One each thing it said; empty where nothing can be said yet.</param>
/// <param name="Why">Why a figure is not there though its time has come; null where none is missing.</param>
internal sealed record GradedPrediction(
    DateTimeOffset? GradableAt,
    IReadOnlyList<PredictionFigure> Figures,
    string? Why
);

/// <summary>A figure of what became of a prediction.</summary>
/// <param name="About">What it is averaged with: predictions about the same thing.</param>
/// <param name="Name">The figure.</param>
/// <param name="Unit">rate, correlation, share, score or nmr.</param>
/// <param name="Round">The first round that it rests on.</param>
/// <param name="Reach">Rounds after which it shares no day with another prediction.</param>
/// <param name="Value">Between 0 and 1 for a rate.</param>
internal readonly record struct PredictionFigure(
    string About,
    string Name,
    string Unit,
    int Round,
    int Reach,
    double Value
)
{
    public const string Rate = "rate";
}
