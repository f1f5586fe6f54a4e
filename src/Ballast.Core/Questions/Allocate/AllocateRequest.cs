using Ballast.Core.Allocation;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Allocate;

/// <summary>The question how stake should be divided.</summary>
internal sealed record AllocateRequest
{
    /// <summary>Models, rounds, and how they are paid.</summary>
    public required ReturnRequest Returns { get; init; }

    /// <summary>The methods.</summary>
    public required IReadOnlyList<IAllocationMethod> Methods { get; init; }

    /// <summary>The share of rounds in the tail.</summary>
    public required double Alpha { get; init; }

    /// <summary>Largest weight.</summary>
    public required double Cap { get; init; }

    /// <summary>Least weight.</summary>
    public required double Floor { get; init; }

    /// <summary>Least mean return of a round; null for none.</summary>
    public double? MinMean { get; init; }

    /// <summary>Groups with their caps.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Models, double Cap)> Groups { get; init; } = [];

    /// <summary>Largest turnover from the stakes now; null for any.</summary>
    public double? MaxTurnover { get; init; }

    /// <summary>Most models; null for any number.</summary>
    public int? Slots { get; init; }

    /// <summary>Least weight of a model that gets any.</summary>
    public double MinShare { get; init; }

    /// <summary>NMR that is divided; null for what is staked now.</summary>
    public decimal? Total { get; init; }

    /// <summary>NMR that cannot leave a model.</summary>
    public IReadOnlyList<(string Model, decimal Nmr)> Locked { get; init; } = [];

    /// <summary>Least NMR of a model that gets any; null for none.</summary>
    public decimal? MinStake { get; init; }

    /// <summary>Whether plain scores are divided by.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The score as a weighted sum; null takes the multipliers of the rule.</summary>
    public Multipliers? Score { get; init; }
}
