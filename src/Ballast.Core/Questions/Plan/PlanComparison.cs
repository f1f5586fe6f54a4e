using System.Text.Json.Serialization;
using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan;

/// <summary>Plans for several targets from the same state.</summary>
public sealed record PlanComparisonAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.plan-comparison/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The moment that they were made at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>One a target, in the order in which they were asked for.</summary>
    public required IReadOnlyList<ComparedPlan> Plans { get; init; }
}

/// <summary>What one of them would do.</summary>
/// <param name="Target">The method, or the name of the file.</param>
/// <param name="Total">NMR that it aims at.</param>
/// <param name="MovesNow">Moves that can be asked for now.</param>
/// <param name="MovesLater">Moves that wait for their day.</param>
/// <param name="WaitingNmr">NMR that are missing or too many at the end of the path.</param>
/// <param name="Cost">What the path costs and risks.</param>
/// <param name="Warnings">What speaks against it.</param>
/// <param name="Refused">Why there is no plan; null where there is one, and then the others are said.</param>
public sealed record ComparedPlan(
    string Target,
    decimal? Total,
    int? MovesNow,
    int? MovesLater,
    decimal? WaitingNmr,
    PlanCost? Cost,
    IReadOnlyList<Notice> Warnings,
    Notice? Refused
);

/// <summary>Makes them.</summary>
internal static class PlanComparison
{
    /// <summary>Makes every plan; a target that cannot be divided is said beside the others.</summary>
    /// <returns>A refusal where none can be made.</returns>
    public static Outcome<PlanComparisonAnswer> Run(Asked asked)
    {
        var made = PlanParameters
            .ReadSeveral(asked)
            .Select(r => (r.Target.Name, Plan: PlanComputation.Run(asked, r)))
            .ToList();
        if (made.TrueForAll(m => m.Plan is Outcome<StakePlan>.Refused))
            return ((Outcome<StakePlan>.Refused)made[0].Plan).Refusal;
        return new PlanComparisonAnswer
        {
            Tournament = asked.View.Tournament.Slug(),
            AsOf = asked.View.AsOf,
            Plans = [.. made.Select(m => Entry(m.Name, m.Plan))],
        };
    }

    private static ComparedPlan Entry(string name, Outcome<StakePlan> outcome) =>
        outcome switch
        {
            Outcome<StakePlan>.Done { Value: var plan } => new ComparedPlan(
                name,
                plan.Target.Total,
                plan.Moves.Count(m => m.NotBefore <= plan.AsOf),
                plan.Moves.Count(m => m.NotBefore > plan.AsOf),
                plan.Waiting.Sum(w => Math.Abs(w.Nmr)),
                plan.Cost,
                plan.Warnings,
                null
            ),
            Outcome<StakePlan>.Refused { Refusal: var refusal } => new ComparedPlan(
                name,
                null,
                null,
                null,
                null,
                null,
                [],
                refusal.Notice
            ),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
