namespace Ballast.Core.Simulation.Accounts;

/// <summary>
/// An account in one tournament that a policy moves: exact (<see cref="ExactAccount"/>) or in doubles (<see cref="SimulatedAccount"/>). A model is its place in the
/// list of models. Moments never go backwards.
/// </summary>
internal interface IStakedAccount
{
    /// <summary>Whether atomic staking has begun.</summary>
    bool IsAtomic { get; }

    /// <summary>All NMR of the account: what is locked counts as it was locked, what is settled with its payout or burn.</summary>
    double Capital { get; }

    /// <summary>NMR in the wallet.</summary>
    double Wallet { get; }

    /// <summary>NMR of a model that are at work, or will be at the next close; what a release takes out is not.</summary>
    double AtWork(int model);

    /// <summary>Whether a model's release is pending.</summary>
    bool HasRelease(int model);

    /// <summary>Lets time pass: releases that wait for no round any more are paid.</summary>
    void AdvanceTo(DateTimeOffset moment);

    /// <summary>Legacy: stakes NMR of the wallet from the next close on; never more than there are.</summary>
    /// <returns>Whether it was accepted.</returns>
    bool Increase(int model, double nmr, DateTimeOffset moment);

    /// <summary>Legacy: asks NMR back, never more than are staked; null for everything, with what comes meanwhile.</summary>
    /// <returns>Whether it was accepted.</returns>
    bool Release(int model, double? nmr, DateTimeOffset moment);

    /// <summary>Legacy: whether payouts go to the wallet.</summary>
    void SetTakeProfit(int model, bool isOn, DateTimeOffset moment);

    /// <summary>Atomic: what a model stakes in each round, 0 for nothing.</summary>
    /// <returns>Whether it is a change.</returns>
    bool Configure(int model, double nmr, bool compounds, DateTimeOffset moment);

    /// <summary>Atomic: moves the whole wallet to the strategy.</summary>
    void Deposit(DateTimeOffset moment);

    /// <summary>Atomic staking begins with a round.</summary>
    void Cutover(int firstRound, DateTimeOffset moment);

    /// <summary>Fixes the stakes of a round.</summary>
    /// <param name="round">Its place in the schedule.</param>
    /// <param name="returns">One a model; NaN where the model does not take part. Nothing else is read of them here.</param>
    void Close(int round, ReadOnlySpan<double> returns);

    /// <summary>Settles a round, pays releases that waited for it and finalises claims that lay too long.</summary>
    /// <param name="round">Its place in the schedule.</param>
    /// <param name="returns">One a model: payout as a share of what was at risk; NaN where the model did not take part.</param>
    void Resolve(int round, ReadOnlySpan<double> returns);
}
