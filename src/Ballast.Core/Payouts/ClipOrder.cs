namespace Ballast.Core.Payouts;

/// <summary>On which side of the payout factor the clip stands. It matters only in rounds where the clip bites.</summary>
public enum ClipOrder
{
    /// <summary><c>factor x clip(score)</c>: through round 315.</summary>
    BeforeFactor,

    /// <summary><c>clip(factor x score)</c>: from round 316 on.</summary>
    AfterFactor,
}
