using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>How the payouts of a row become one number: the faces of the grid.</summary>
internal interface IRoundFold<TVector>
    where TVector : struct
{
    /// <summary>Whether calm rounds may be added up before the multipliers are known.</summary>
    static abstract bool IsLinear { get; }

    /// <summary>Whether it is a sum, whatever is added up beforehand.</summary>
    static abstract bool IsSum { get; }

    static abstract TVector Start { get; }

    static abstract TVector Join(TVector soFar, TVector payout);

    /// <summary>The same bits by a multiplication, which has pipes of the processor to itself that clipping leaves free.</summary>
    static abstract TVector JoinByMultiplying(TVector soFar, TVector payout, TVector one);

    /// <summary>Brings the lanes together.</summary>
    static abstract double Close(TVector soFar);
}

/// <summary>The sum of the payouts.</summary>
internal readonly struct Adding<TLanes, TVector> : IRoundFold<TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    public static bool IsLinear => true;

    public static bool IsSum => true;

    public static TVector Start => TLanes.Broadcast(0);

    public static TVector Join(TVector soFar, TVector payout) => TLanes.Add(soFar, payout);

    public static TVector JoinByMultiplying(TVector soFar, TVector payout, TVector one) =>
        TLanes.MultiplyAdd(payout, one, soFar);

    public static double Close(TVector soFar) => TLanes.Sum(soFar);
}

/// <summary>The product of (1 + payout), minus 1. No round is calm here: a product does not split into sums.</summary>
internal readonly struct Compounding<TLanes, TVector> : IRoundFold<TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    public static bool IsLinear => false;

    public static bool IsSum => false;

    public static TVector Start => TLanes.Broadcast(1);

    public static TVector Join(TVector soFar, TVector payout) => TLanes.MultiplyAdd(soFar, payout, soFar);

    public static TVector JoinByMultiplying(TVector soFar, TVector payout, TVector one) => Join(soFar, payout);

    public static double Close(TVector soFar) => TLanes.Product(soFar) - 1;
}

/// <summary>The sum of the payouts with every cell computed: what the shorter ways are measured against.</summary>
internal readonly struct AddingAll<TLanes, TVector> : IRoundFold<TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    public static bool IsLinear => false;

    public static bool IsSum => true;

    public static TVector Start => Adding<TLanes, TVector>.Start;

    public static TVector Join(TVector soFar, TVector payout) => Adding<TLanes, TVector>.Join(soFar, payout);

    public static TVector JoinByMultiplying(TVector soFar, TVector payout, TVector one) =>
        Adding<TLanes, TVector>.JoinByMultiplying(soFar, payout, one);

    public static double Close(TVector soFar) => Adding<TLanes, TVector>.Close(soFar);
}
