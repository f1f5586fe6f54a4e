using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation;

/// <summary>Rounds that policies are replayed on.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Models">The models, in the order of names.</param>
/// <param name="Rounds">Ascending.</param>
public sealed record ReplayRounds(
    Tournament Tournament,
    IReadOnlyList<string> Models,
    IReadOnlyList<ReplayRound> Rounds
)
{
    /// <summary>Rounds that closed before the account began: nothing is staked in them, and a policy learns of their returns when they resolve.</summary>
    public IReadOnlyList<ReplayRound> Earlier { get; init; } = [];

    /// <summary>What happens later is left out: rounds stay open, and what they lock counts as locked; null goes on until all have resolved.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The order in which the rounds close and resolve.</summary>
    internal ReplaySchedule Schedule() =>
        new(Tournament, [.. Rounds.Select(r => new ReplayDates(r.Round, r.IsAtomic, r.ClosesAt, r.ResolvesAt))]);
}

/// <summary>One of the rounds.</summary>
/// <param name="Round">Its number.</param>
/// <param name="IsAtomic">Whether it locks positions of its own.</param>
/// <param name="ClosesAt">When its stakes are fixed.</param>
/// <param name="ResolvesAt">When it resolves.</param>
/// <param name="Returns">One a model: payout as a share of what was at risk; NaN where the model did not take part.</param>
public sealed record ReplayRound(
    int Round,
    bool IsAtomic,
    DateTimeOffset ClosesAt,
    DateTimeOffset ResolvesAt,
    IReadOnlyList<double> Returns
)
{
    /// <summary>Who takes part in a round whose returns are not known, because it resolves later than the replay goes; null: those with a return.</summary>
    public IReadOnlyList<bool>? OpenTo { get; init; }

    /// <summary>A value for each model that takes part, and NaN for the others; of an open round no value is ever read.</summary>
    internal double[] Row() => OpenTo is { } open ? [.. open.Select(t => t ? 0.0 : double.NaN)] : [.. Returns];
}

/// <summary>What became of a capital under a policy.</summary>
public sealed record ReplayResult
{
    /// <summary>NMR of the account after each round resolved, in the order in which they did; what is locked counts as it was locked.</summary>
    public required IReadOnlyList<ReplayPoint> Points { get; init; }

    /// <summary>NMR that were paid.</summary>
    public required Nmr Paid { get; init; }

    /// <summary>NMR that were burned.</summary>
    public required Nmr Burned { get; init; }

    /// <summary>Requests that the owner made: increases, releases, settings.</summary>
    public required int Requests { get; init; }

    /// <summary>Mean share of the capital that was not at work.</summary>
    public required double IdleShare { get; init; }

    /// <summary>NMR at work at the end: staked, locked in open rounds, or settled and not claimed; null where nobody asked.</summary>
    public double? AtWork { get; init; }
}

/// <summary>The account after a round resolved.</summary>
/// <param name="Round">The round.</param>
/// <param name="Day">When.</param>
/// <param name="Capital">All NMR of the account.</param>
public readonly record struct ReplayPoint(int Round, DateOnly Day, Nmr Capital);
