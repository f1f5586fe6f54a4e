using Ballast.Core.Payouts;

namespace Ballast.Core.Backtesting;

/// <summary>Under which conditions a backtest pays its rounds.</summary>
/// <remarks>
/// The community's script pays every round with factor 0.1 and clip 5 %. That is one answer, <see cref="PaymentMode.Simplified"/>;
/// what really held in each round is the other, <see cref="PaymentMode.Actual"/>. See docs/decisions for the choice.
/// </remarks>
public sealed record PaymentAssumptions
{
    /// <summary>The constant factor of the simplification.</summary>
    public const decimal UsualFactor = 0.1m;

    /// <summary>The clip of daily rounds, which the simplification applies to all legacy rounds.</summary>
    public const decimal UsualClip = 0.05m;

    /// <summary>Whether factor and clip are the simplification's or the round's own.</summary>
    public PaymentMode Mode { get; init; } = PaymentMode.Simplified;

    /// <summary>A constant factor that was asked for by number; null leaves it to the mode.</summary>
    public decimal? Factor { get; init; }

    /// <summary>A clip that was asked for by number; it stands after the factor. Null leaves it to the mode.</summary>
    public decimal? Clip { get; init; }

    /// <summary>What a return is a share of.</summary>
    public CapitalBasis Basis { get; init; } = CapitalBasis.Committed;

    /// <summary>One rule for every round; null takes the rule of each round.</summary>
    public PayoutRule? ForcedRule { get; init; }
}

/// <summary>Where factor and clip come from.</summary>
public enum PaymentMode
{
    /// <summary>Factor 0.1 and clip 5 % in legacy rounds; atomic rounds by their rule.</summary>
    Simplified,

    /// <summary>The recorded factor, the clip and its order as they held in the round.</summary>
    Actual,
}
