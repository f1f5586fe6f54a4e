using Ballast.Core.Allocation;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Allocate;

/// <summary>The past that stake is divided by: models and rounds of the newest rule that has enough of them, side by side.</summary>
/// <param name="Standing">Returns of that rule.</param>
/// <param name="Complete">Models and rounds without a gap.</param>
internal sealed record AllocationGround(StandingReturns Standing, CompleteRounds Complete)
{
    private const string Late = "too few rounds beside the others";

    /// <summary>Stretches without common days that weights are made from, at least.</summary>
    private const int FewestStretches = 3;

    /// <summary>Models that take part.</summary>
    public IReadOnlyList<string> Models => [.. Complete.Models.Select(m => Standing.Panel.Models[m])];

    /// <summary>Numbers of the rounds.</summary>
    public IReadOnlyList<int> Rounds => [.. Complete.Rounds.Select(c => Standing.Panel.Rounds[c].Round)];

    /// <summary>Rounds in a row that share days.</summary>
    public int Overlap => Standing.Stretch.Overlap;

    /// <summary>What the rounds are worth in rounds that share no days.</summary>
    public double IndependentRounds => Core.Risk.IndependentRounds.Count(Complete.Rounds.Length, Overlap);

    /// <summary>Rounds that weights are made from, at least.</summary>
    public int FewestRounds => FewestStretches * Overlap;

    /// <summary>Models that take no part.</summary>
    public IReadOnlyList<SkippedModel> Skipped
    {
        get
        {
            var taking = Complete.Models.ToHashSet();
            return
            [
                .. Standing.Returns.Skipped,
                .. Standing.Panel.Models.Where((_, m) => !taking.Contains(m)).Select(m => new SkippedModel(m, Late)),
            ];
        }
    }

    /// <summary>Finds it: of named models the rounds that all have, of all models those with most rounds.</summary>
    /// <returns>A refusal where a model is unknown or no round has a return of all.</returns>
    public static Outcome<AllocationGround> Find(AsOfView view, ReturnRequest request) =>
        Find(view, request, isOfAll: request.Models.Count > 0);

    /// <summary>The same of named models too: those with most rounds, so that a late starter does not cut the past of all others short.</summary>
    public static Outcome<AllocationGround> FindMost(AsOfView view, ReturnRequest request) =>
        Find(view, request, isOfAll: false);

    private static Outcome<AllocationGround> Find(AsOfView view, ReturnRequest request, bool isOfAll) =>
        StandingReturns
            .Find(view, request)
            .Then<StandingReturns, AllocationGround>(standing =>
            {
                var values = standing.Values;
                var complete = isOfAll ? CompleteRounds.OfAll(values) : CompleteRounds.OfMost(values);
                return complete.Rounds.Length == 0
                    ? new Refusal(
                        "nothing-in-range",
                        $"No round from {standing.Stretch.From} to {standing.Stretch.To} has a return of all {standing.Panel.Models.Count} models. Name models that took part in the same rounds."
                    )
                    : new AllocationGround(standing, complete);
            });

    /// <summary>Inputs for methods.</summary>
    public AllocationInputs Inputs(WeightLimits limits, double alpha, double? minMean) =>
        AllocationInputs.Of(Complete.Cut(Standing.Values), Overlap, limits, alpha, isRaw: false, minMean);
}
