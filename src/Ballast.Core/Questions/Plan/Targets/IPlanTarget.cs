using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>A way to say how much each model shall have staked.</summary>
internal interface IPlanTarget
{
    /// <summary>Its name, as <c>--target</c> takes it: lower case, with dashes.</summary>
    string Name { get; }

    /// <summary>What it does, in a line that begins in lower case.</summary>
    string Does { get; }

    /// <summary>Divides a total.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>A refusal where it cannot, with what to do instead.</returns>
    Outcome<TargetStakes> Divide(TargetRequest request);
}

/// <summary>What a target is asked for.</summary>
/// <param name="View">What is known.</param>
/// <param name="Models">Models to divide over, as the store names them; at least one.</param>
/// <param name="Total">NMR to divide.</param>
/// <param name="Staked">What each of them has, changes on their way included, NMR.</param>
internal sealed record TargetRequest(
    AsOfView View,
    IReadOnlyList<string> Models,
    decimal Total,
    IReadOnlyDictionary<string, decimal> Staked
)
{
    /// <summary>The policy of tiers.</summary>
    public TierPolicy Tiers { get; init; } = TierPolicyFile.Shipped;

    /// <summary>Whether the evidence of the strategy in a slot counts for its tier, not that of the slot.</summary>
    public bool IsByStrategy { get; init; }

    /// <summary>Whoever asked has gone.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How much each model shall have.</summary>
/// <param name="Source">As the source of a <see cref="Planning.PlanTarget"/>.</param>
/// <param name="Name">The method, or the name of the file without its path.</param>
/// <param name="Stakes">NMR by model; models that do not stand here stay as they are.</param>
internal sealed record TargetStakes(string Source, string Name, IReadOnlyDictionary<string, decimal> Stakes)
{
    /// <summary>What it rests on, in sentences.</summary>
    public IReadOnlyList<Notice> Evidence { get; init; } = [];

    /// <summary>What speaks against it, in sentences.</summary>
    public IReadOnlyList<Notice> Warnings { get; init; } = [];

    /// <summary>NMR altogether.</summary>
    public decimal Total => Stakes.Values.Sum();
}
