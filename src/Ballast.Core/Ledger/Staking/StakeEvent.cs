using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>Something that the owner of an account asks for: one of the kinds below.</summary>
/// <param name="Moment">When it is asked for.</param>
public abstract record StakeEvent(DateTimeOffset Moment)
{
    /// <summary>Legacy: wallet to stake; held until the next close (domain notes, section 3.5).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Model">The model.</param>
    /// <param name="Amount">NMR.</param>
    public sealed record Increase(DateTimeOffset Moment, StakedModel Model, Nmr Amount) : StakeEvent(Moment);

    /// <summary>Legacy: stake to wallet; out of rounds to come at once, paid when the last active round resolves (section 3.6).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Model">The model.</param>
    /// <param name="Amount">NMR; null for everything (drain).</param>
    public sealed record Release(DateTimeOffset Moment, StakedModel Model, Nmr? Amount) : StakeEvent(Moment);

    /// <summary>Legacy: takes the pending release back; it counts again from the next round (section 3.6).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Model">The model.</param>
    public sealed record CancelRelease(DateTimeOffset Moment, StakedModel Model) : StakeEvent(Moment);

    /// <summary>Legacy: whether payouts go to the wallet, in rounds fixed from here on (section 3.4).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Model">The model.</param>
    /// <param name="IsOn">Whether they do.</param>
    public sealed record SetTakeProfit(DateTimeOffset Moment, StakedModel Model, bool IsOn) : StakeEvent(Moment);

    /// <summary>Atomic: a model's settings; an amount of zero or disabling stops it and makes its debt final (sections 4.3, 4.7).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Model">The model.</param>
    /// <param name="Settings">The settings.</param>
    public sealed record Configure(DateTimeOffset Moment, StakedModel Model, AtomicSettings Settings)
        : StakeEvent(Moment);

    /// <summary>Atomic: wallet to idle (section 4.4).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Tournament">Whose strategy.</param>
    /// <param name="Amount">NMR.</param>
    public sealed record Deposit(DateTimeOffset Moment, Tournament Tournament, Nmr Amount) : StakeEvent(Moment);

    /// <summary>Atomic: idle to wallet (section 4.4).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Tournament">Whose strategy.</param>
    /// <param name="Amount">NMR.</param>
    public sealed record Withdraw(DateTimeOffset Moment, Tournament Tournament, Nmr Amount) : StakeEvent(Moment);

    /// <summary>Atomic: claims a settled position to the wallet; its burn and the model's debt become final (section 4.7).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Model">The model.</param>
    /// <param name="Round">The settled round.</param>
    public sealed record Claim(DateTimeOffset Moment, StakedModel Model, int Round) : StakeEvent(Moment);

    /// <summary>NMR arrives in the wallet from another address.</summary>
    /// <param name="Moment">When it arrives.</param>
    /// <param name="Amount">NMR.</param>
    public sealed record Receive(DateTimeOffset Moment, Nmr Amount) : StakeEvent(Moment);

    /// <summary>Wallet to another address (sections 3.6 and 4.4).</summary>
    /// <param name="Moment">When it is asked for.</param>
    /// <param name="Amount">NMR.</param>
    public sealed record Send(DateTimeOffset Moment, Nmr Amount) : StakeEvent(Moment);
}
