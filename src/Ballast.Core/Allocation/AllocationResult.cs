namespace Ballast.Core.Allocation;

/// <summary>What a method says: weights, or why there are none. A problem without an answer is a value and no exception.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why there are no weights, or what must be said of them; null where nothing must.</param>
/// <param name="Weights">Shares of the stake, one a model, none below zero. They add up to one; less where a method leaves NMR idle. Empty without an answer.</param>
/// <param name="Objective">What the method made smallest or largest; null where it has no such figure.</param>
internal sealed record AllocationResult(
    AllocationStatus Status,
    string? Reason,
    IReadOnlyList<double> Weights,
    double? Objective
)
{
    /// <summary>Weights, cleaned of what solvers leave below zero.</summary>
    public static AllocationResult Of(IEnumerable<double> weights, double? objective = null, string? reason = null) =>
        new(AllocationStatus.Ok, reason, Cleaned([.. weights]), objective);

    /// <summary>The problem has no answer, whatever the data.</summary>
    public static AllocationResult IllPosed(string reason) => new(AllocationStatus.IllPosed, reason, [], null);

    /// <summary>No weights keep the limits.</summary>
    public static AllocationResult Infeasible() =>
        IllPosed("No weights keep all the limits: loosen a cap, a floor or the turnover.");

    /// <summary>Too few rounds or models.</summary>
    public static AllocationResult NotEnough(string reason) => new(AllocationStatus.NotEnoughData, reason, [], null);

    private static double[] Cleaned(double[] weights)
    {
        const double dust = 1e-12;
        var sum = weights.Sum();
        double[] kept = [.. weights.Select(w => w > dust ? w : 0)];
        var left = kept.Sum();
        // What was cut away goes to the others, so that they still add up to what they did.
        return left > 0 ? [.. kept.Select(w => w * (sum / left))] : kept;
    }
}

/// <summary>How an allocation ended.</summary>
public enum AllocationStatus
{
    /// <summary>There are weights.</summary>
    Ok,

    /// <summary>The problem has no answer.</summary>
    IllPosed,

    /// <summary>Too few rounds or models.</summary>
    NotEnoughData,
}
