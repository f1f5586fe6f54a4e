using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>The moment at which the stakes of a round are fixed.</summary>
/// <remarks>
/// The deadline; through round 297 the first scoring Thursday (<see cref="Rules.StakingRules.StakesFixedAt"/>). On atomic staking the moment at which
/// strategies are invoked. Whether the round is a legacy one follows from the cutover.
/// </remarks>
public sealed record RoundClosing
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>When the round is expected to resolve: releases that wait for it are dated by this, and paid when it does.</summary>
    public required DateTimeOffset ResolvesAt { get; init; }

    /// <summary>What the account's models handed in; a model that is not listed handed nothing in.</summary>
    public required IReadOnlyCollection<RoundSubmission> Submissions { get; init; }

    /// <summary>Models whose stake counts.</summary>
    internal HashSet<string> Counted() =>
        Submissions.Where(s => s is { IsOnTime: true, PassesGates: true }).Select(s => s.Model).ToHashSet();
}

/// <summary>A model's submission as far as the stake depends on it (domain notes, sections 2.4 and 3.2).</summary>
/// <param name="Model">The model.</param>
/// <param name="IsOnTime">Whether it came inside the window: a late one has nothing at risk.</param>
/// <param name="PassesGates">Signals: whether churn and turnover passed; a failed gate puts nothing at risk.</param>
public readonly record struct RoundSubmission(string Model, bool IsOnTime, bool PassesGates = true);
