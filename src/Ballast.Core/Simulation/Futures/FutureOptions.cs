namespace Ballast.Core.Simulation.Futures;

/// <summary>How futures are simulated.</summary>
internal sealed record FutureOptions
{
    /// <summary>Where chance starts: the same seed gives the same futures, whatever the number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>NMR in the wallet at the beginning.</summary>
    public required double Capital { get; init; }

    /// <summary>Rounds after whose resolution the NMR of all futures are kept: at most this many, evenly, the last one among them.</summary>
    public int Checkpoints { get; init; } = 60;
}
