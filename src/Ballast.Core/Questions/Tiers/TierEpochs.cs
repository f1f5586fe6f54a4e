using Ballast.Core.Store;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Where the evidence of a model begins anew.</summary>
internal static class TierEpochs
{
    /// <summary>First rounds of the evidence epochs of a model, ascending. None is kept yet: the one place that a registry of epochs takes.</summary>
    /// <param name="view">What is known.</param>
    public static Func<string, IReadOnlyList<int>> Of(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return static _ => [];
    }
}
