using Ballast.Core.Backtesting;

namespace Ballast.Core.Workflows;

/// <summary>Reasons in words.</summary>
public static class SkipReasons
{
    /// <summary>The word used in JSON.</summary>
    public static string Code(SkipReason reason) =>
        reason switch
        {
            SkipReason.Unpaid => "unpaid",
            SkipReason.NoRule => "no-rule",
            SkipReason.NoFactor => "no-factor",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    /// <summary>What comes after "12 rounds".</summary>
    public static string InWords(SkipReason reason) =>
        reason switch
        {
            SkipReason.Unpaid => "scored but unpaid (weekday rounds 340-473)",
            SkipReason.NoRule => "without a known payout rule",
            SkipReason.NoFactor =>
                "without a known payout factor (import a file that has it, or give --payout-factor 0.1)",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
}
