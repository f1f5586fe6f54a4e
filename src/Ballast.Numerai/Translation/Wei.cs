using System.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Numerai.Translation;

/// <summary>The whole numbers that contracts count in.</summary>
public static class Wei
{
    private static readonly BigInteger One = BigInteger.Pow(10, Nmr.Places);

    /// <summary>An amount of 10^-18 NMR, exactly.</summary>
    /// <exception cref="OverflowException">More than a decimal holds: no amount of NMR there can be.</exception>
    public static Nmr ToNmr(BigInteger wei)
    {
        var (whole, rest) = BigInteger.DivRem(wei, One);
        return new Nmr((decimal)whole + ((decimal)rest * Nmr.Wei));
    }
}
