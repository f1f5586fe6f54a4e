namespace Ballast.Core.Numerics.Lanes;

/// <summary>How many doubles a kernel handles at once. Results of two widths differ by the order of additions only.</summary>
internal enum LaneWidth
{
    Widest,
    Vector512,
    Vector256,
    Vector128,
    Scalar,
}
