namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>A model that takes no part in a comparison.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Reason">In words.</param>
internal sealed record LeftOutModel(string Model, string Reason)
{
    /// <summary>With less than half of the rounds a model is compared on other days than the rest.</summary>
    public const string TooFewRounds = "fewer than half of the rounds";

    /// <summary>A constant has no Sharpe ratio and is no trial.</summary>
    public const string DoesNotVary = "its returns do not vary";
}
