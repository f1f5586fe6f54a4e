namespace Ballast.Core.Planning;

/// <summary>What a plan costs until it is carried out, and the most that can be lost meanwhile.</summary>
public sealed record PlanCost
{
    /// <summary>NMR that were asked back and earn nothing any more, times the days until the wallet or the strategy has them.</summary>
    public required decimal IdleNmrDays { get; init; }

    /// <summary>NMR that models of the target still lack, times the days until they have them.</summary>
    public required decimal MissingNmrDays { get; init; }

    /// <summary>The part of the way from the stakes of now to the target that the plan goes, from 0 to 1.</summary>
    public required decimal Reached { get; init; }

    /// <summary>The day by which that part is done; null where nothing moves.</summary>
    public required DateOnly? ReachedBy { get; init; }

    /// <summary>The most that the rounds that are open now can burn of the models in the plan, NMR, below zero.</summary>
    public required decimal WorstCase { get; init; }

    /// <summary>The same on the worst day of the path, NMR, below zero.</summary>
    public required decimal WorstCaseOnPath { get; init; }

    /// <summary>That day, the first of several.</summary>
    public required DateOnly? WorstDay { get; init; }

    /// <summary>The same when every open round has what the plan ends with, NMR, below zero.</summary>
    public required decimal WorstCaseAfter { get; init; }

    /// <summary>Atomic: NMR that must be idle in the strategy beside what settles; 0 where nothing must.</summary>
    public decimal Deposit { get; init; }

    /// <summary>Atomic: the day by which all of <see cref="Deposit"/> must be there; null where nothing must.</summary>
    public DateOnly? DepositBy { get; init; }
}

/// <summary>Two models that could change places: who uploads to which slot is changed at once, where stake waits for its lock.</summary>
/// <param name="Model">The model with more stake than it shall have.</param>
/// <param name="With">The model with less.</param>
/// <param name="Nmr">NMR that need not be moved then.</param>
/// <param name="DaysGained">Days that are not waited for.</param>
/// <param name="Why">What to do and what it costs, in sentences.</param>
public sealed record PlanSwap(string Model, string With, decimal Nmr, int DaysGained, string Why);
