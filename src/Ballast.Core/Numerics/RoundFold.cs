using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>How the payouts of a row become one number: the two faces of the grid.</summary>
internal interface IRoundFold<TVector>
    where TVector : struct
{
    /// <summary>Whether calm rounds may be added up before the multipliers are known.</summary>
    static abstract bool IsLinear { get; }

    static abstract TVector Start { get; }

    static abstract TVector Join(TVector soFar, TVector payout);

    /// <summary>Brings the lanes together.</summary>
    static abstract double Close(TVector soFar);
}

/// <summary>The sum of the payouts.</summary>
internal readonly struct Adding<TLanes, TVector> : IRoundFold<TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    public static bool IsLinear => true;

    public static TVector Start => TLanes.Broadcast(0);

    public static TVector Join(TVector soFar, TVector payout) => TLanes.Add(soFar, payout);

    public static double Close(TVector soFar) => TLanes.Sum(soFar);
}

/// <summary>The product of (1 + payout), minus 1. No round is calm here: a product does not split into sums.</summary>
internal readonly struct Compounding<TLanes, TVector> : IRoundFold<TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    public static bool IsLinear => false;

    public static TVector Start => TLanes.Broadcast(1);

    public static TVector Join(TVector soFar, TVector payout) => TLanes.MultiplyAdd(soFar, payout, soFar);

    public static double Close(TVector soFar) => TLanes.Product(soFar) - 1;
}
