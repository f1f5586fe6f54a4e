namespace Ballast.Sandbox.Settlement;

/// <summary>What an owner can ask for.</summary>
internal enum StakeChangeKind
{
    /// <summary>Legacy: wallet to stake, counts from the next close.</summary>
    Increase,

    /// <summary>Legacy: stake to wallet, counts at once, arrives when the last running round resolves.</summary>
    Release,

    /// <summary>Legacy: takes a pending release back.</summary>
    CancelRelease,

    /// <summary>Legacy: whether positive payouts go to the wallet (<see cref="StakeChange.On"/>).</summary>
    TakeProfit,

    /// <summary>Atomic: NMR staked in each round, and whether settlements are rolled on (<see cref="StakeChange.On"/>).</summary>
    Configure,

    /// <summary>Atomic: stops new positions; deferred burns become final.</summary>
    Stop,

    /// <summary>Atomic: wallet to the idle balance.</summary>
    Deposit,

    /// <summary>Atomic: idle balance to the wallet.</summary>
    Withdraw,

    /// <summary>Atomic: claims the newest settled position to the wallet; its burn is final.</summary>
    Claim,

    /// <summary>Wallet to an address outside of the world.</summary>
    SendAway,
}

/// <summary>One request to change stake.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="ModelId">The model; for deposits, withdrawals and sending away any model of the account and tournament.</param>
/// <param name="Amount">NMR; zero where the kind needs none.</param>
/// <param name="Drain">Release: everything.</param>
/// <param name="On">Take profit on; compounding on.</param>
/// <param name="To">Sending away: the address.</param>
internal sealed record StakeChange(
    StakeChangeKind Kind,
    string ModelId,
    decimal Amount = 0m,
    bool Drain = false,
    bool On = false,
    string? To = null
);

/// <summary>What became of a request: done, or refused with the reason.</summary>
/// <param name="Refusal">null when it was done.</param>
/// <param name="RequestId">A name for it.</param>
/// <param name="DueDate">When NMR asked for arrives.</param>
internal sealed record StakeChangeOutcome(string? Refusal, string? RequestId = null, DateTimeOffset? DueDate = null)
{
    /// <summary>Whether it was done.</summary>
    public bool Accepted => Refusal is null;
}
