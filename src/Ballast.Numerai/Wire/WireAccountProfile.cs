using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>The public page of an account.</summary>
public sealed record WireAccountProfile
{
    public string? Id { get; init; }
    public string? Username { get; init; }
    public string? DisplayName { get; init; }
    public string? Title { get; init; }
    public int? Tournament { get; init; }
    public bool? IsActive { get; init; }
    public bool? Team { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public Nmr? TotalStake { get; init; }
    public IReadOnlyList<WirePublicModel?>? Models { get; init; }
    public WireReturns? Returns { get; init; }

    /// <summary>Rows only for scoring days (Tue-Sat); value[t] = value[t-1] + delta[t].</summary>
    public IReadOnlyList<WireStakeValue?>? TotalStakeTs { get; init; }
    public IReadOnlyList<WireAchievement?>? Achievements { get; init; }
}

/// <summary>Stake at a moment, and its change since the one before.</summary>
public sealed record WireStakeValue
{
    public DateOnly? Date { get; init; }
    public DateTimeOffset? Time { get; init; }
    public Nmr? Value { get; init; }
    public Nmr? Delta { get; init; }
}

/// <summary>A medal or title.</summary>
public sealed record WireAchievement
{
    public DateOnly? Date { get; init; }
    public int? Rank { get; init; }
    public double? Score { get; init; }
    public string? Season { get; init; }
    public string? Tier { get; init; }
    public string? Type { get; init; }
    public int? Tournament { get; init; }
}
