namespace Ballast.Core.Ledger.Staking;

/// <summary>Why a request is refused. A refused request changes nothing.</summary>
public enum StakeRefusal
{
    /// <summary>The amount is zero or below.</summary>
    InvalidAmount,

    /// <summary>Less than the least change of a request, or than the least stake.</summary>
    TooSmall,

    /// <summary>More than there is where it would come from.</summary>
    InsufficientBalance,

    /// <summary>A release is pending already: one a model.</summary>
    ReleasePending,

    /// <summary>There is no pending release.</summary>
    NoRelease,

    /// <summary>The tournament is on atomic staking: legacy controls are off.</summary>
    LegacyEnded,

    /// <summary>The tournament is not on atomic staking yet.</summary>
    NotAtomicYet,

    /// <summary>The model has no settled, unclaimed position of the round.</summary>
    NothingToClaim,

    /// <summary>The account is too young to send so little.</summary>
    AccountTooYoung,
}

/// <summary>What became of a request: done or refused.</summary>
public abstract record StakeEventResult
{
    private StakeEventResult() { }

    /// <summary>It was done.</summary>
    /// <param name="DueAt">
    /// From when on it counts (increase), or when its NMR is expected in the wallet (release), by the calendar and the rounds that are open; null where it is
    /// done at once.
    /// </param>
    public sealed record Done(DateTimeOffset? DueAt = null) : StakeEventResult;

    /// <summary>It was refused.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Message">One line for people.</param>
    public sealed record Refused(StakeRefusal Reason, string Message) : StakeEventResult;
}
