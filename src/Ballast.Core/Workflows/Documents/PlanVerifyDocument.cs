using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What is configured and staked of a plan.</summary>
public sealed record PlanVerifyDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.plan-verify/1";

    /// <summary>Hash of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>legacy-continuous or atomic-per-round.</summary>
    public required string Staking { get; init; }

    /// <summary>Whether all that was reported is as the plan wants it, and something was reported of every move.</summary>
    public required bool IsAsPlanned { get; init; }

    /// <summary>Number of the chain that was asked; null where none was.</summary>
    public long? Chain { get; init; }

    /// <summary>Whether the strategy belongs to the account's wallet, by the chain; null where that was not asked, or not reported.</summary>
    public bool? IsOwnStrategy { get; init; }

    /// <summary>The moves.</summary>
    public required IReadOnlyList<PlanVerifyEntry> Moves { get; init; }
}

/// <summary>What was found of a move.</summary>
/// <param name="Move">Its number.</param>
/// <param name="Model">The model.</param>
/// <param name="Nmr">NMR that the plan wants.</param>
/// <param name="Mode">The mode that it wants; null under legacy staking.</param>
/// <param name="Configured">as-planned, differs or not-told.</param>
/// <param name="Staked">as-planned, differs, none-yet or not-told.</param>
/// <param name="Reason">What was seen.</param>
public sealed record PlanVerifyEntry(
    int Move,
    string Model,
    decimal Nmr,
    string? Mode,
    string Configured,
    string Staked,
    string Reason
);
