using System.Runtime.Intrinsics;

namespace Ballast.Core.Numerics;

/// <summary>How many bits the kernels handle at once on this machine. Sums are taken in another order in wider registers, so their last digits may differ.</summary>
public static class RegisterWidth
{
    /// <summary>512, 256, 128, or 64 where there is none but plain arithmetic.</summary>
    public static int Widest { get; } =
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 64;
}
