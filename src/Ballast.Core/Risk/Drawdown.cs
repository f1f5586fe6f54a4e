namespace Ballast.Core.Risk;

/// <summary>How the curve of a series is drawn.</summary>
internal enum DrawdownKind
{
    /// <summary>Product of (1 + r), from 1 on: a stake that takes its payouts in. Depth is a share of the peak.</summary>
    Compounded,

    /// <summary>Sum of r, from 0 on: a stake that is kept constant. Depth is in stakes.</summary>
    Additive,
}

/// <summary>One fall of a curve below a former peak.</summary>
/// <param name="Depth">Largest distance from the peak, above 0.</param>
/// <param name="Begin">First round below the peak: the one whose return began the fall.</param>
/// <param name="Trough">Round of the largest distance, the first of equals.</param>
/// <param name="Recovery">First round at the peak again or above it; null where the fall lasts to the end.</param>
internal sealed record Drawdown(double Depth, int Begin, int Trough, int? Recovery);
