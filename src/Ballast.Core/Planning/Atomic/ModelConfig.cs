using System.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Core.Planning.Atomic;

/// <summary>A setting as the strategy contract takes it.</summary>
/// <param name="Tournament">Number of the tournament.</param>
/// <param name="ModelKey">The contract's key of the model, 32 bytes in hexadecimal digits after 0x, as the API reported it.</param>
/// <param name="PerRoundWei">Stake of a round in 10^-18 NMR.</param>
/// <param name="Mode">The contract's number of the mode.</param>
/// <param name="IsEnabled">Whether new positions are opened.</param>
public sealed record ModelConfig(int Tournament, string ModelKey, BigInteger PerRoundWei, byte Mode, bool IsEnabled)
{
    /// <summary>The setting of a move; null where its mode has no known number.</summary>
    /// <remarks>0 NMR a round is the full release; it is disabled too, which the contract counts the same (domain notes, section 4.3).</remarks>
    public static ModelConfig? Of(PlanMove move, Tournament tournament, string modelKey, ModeCodes codes)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(codes);
        return codes.Of(move.Mode) is { } mode
            ? new ModelConfig((int)tournament, modelKey, ToWei(move.Nmr), mode, move.Nmr > 0)
            : null;
    }

    /// <summary>NMR in 10^-18 NMR, exactly.</summary>
    public static BigInteger ToWei(decimal nmr)
    {
        var whole = decimal.Truncate(nmr);
        return (new BigInteger(whole) * new BigInteger(1_000_000_000_000_000_000))
            + new BigInteger((nmr - whole) * 1_000_000_000_000_000_000m);
    }
}
