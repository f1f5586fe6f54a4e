namespace Ballast.Core.Backtesting;

/// <summary>Why a round takes no part.</summary>
public enum SkipReason
{
    /// <summary>It was scored but not paid: weekday rounds 340-473.</summary>
    Unpaid,

    /// <summary>No payout rule is known for it.</summary>
    NoRule,

    /// <summary>Its payout factor is not known.</summary>
    NoFactor,

    /// <summary>No model has the scores that its rule pays on.</summary>
    NoPaidScore,
}
