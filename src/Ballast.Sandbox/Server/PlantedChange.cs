using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Server;

/// <summary>A change of the payout rules that happens in this world alone, so that it can be tried what becomes of one that nobody knew of.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Round">The first round that opens under it.</param>
public sealed record PlantedChange(Tournament Tournament, int Round)
{
    /// <summary>A score that pays nowhere else, under a name that no program knows.</summary>
    public const string UnknownScore = "vmc";

    /// <summary>Multipliers of the scores that pay from then on, by the names of frames; empty leaves them as they are.</summary>
    public IReadOnlyDictionary<string, decimal> Multipliers { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Largest gain or loss of a round, a share of its stake; null leaves it as it is.</summary>
    public decimal? Clip { get; init; }

    /// <summary>NMR at risk up to which all is paid in full; null leaves it as it is.</summary>
    public decimal? Threshold { get; init; }
}
