using Ballast.Core.Store;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Where the evidence of a model begins anew: the fresh starts of the registry.</summary>
internal static class TierEpochs
{
    /// <summary>First rounds of the evidence epochs of a model, ascending. A slot has those of the strategy that sat there when they began.</summary>
    /// <param name="view">What is known.</param>
    public static Func<string, IReadOnlyList<int>> Of(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var epochs = view.Registry.Epochs.Where(e => e.Tournament == view.Tournament).ToList();
        return model =>
            [
                .. epochs
                    .Where(e => e.IsFor(model) || Sitting(model, e.From) is { } s && e.IsFor(s))
                    .Select(e => e.From)
                    .Order(),
            ];

        string? Sitting(string model, int round) =>
            view.IsByStrategy ? null : view.Registry.StrategyIn(view.Tournament, model, round);
    }
}
