namespace Ballast.Core.Planning;

/// <summary>How far the state may have moved since a plan was made, and how long a request may be on its way.</summary>
/// <remarks>
/// Payouts settle daily under legacy staking. A round pays or burns at most 5 % of its stake (domain notes, section 3.3), and at the payout factors of the last
/// years rarely more than half a percent: 1 % lets the usual days of a plan's life pass, and stops after an extraordinary one, where planning again costs a minute.
/// </remarks>
public static class ApplyTolerance
{
    /// <summary>Share of a stake or wallet.</summary>
    public const decimal Share = 0.01m;

    /// <summary>NMR, where that share is less.</summary>
    public const decimal LeastNmr = 0.01m;

    /// <summary>
    /// So long after an intent nothing of it can arrive any more: a client waits 60 s for an answer, and proxies and queues that hold a request for longer than some
    /// minutes drop it. Numerai publishes no limit.
    /// </summary>
    public static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(10);

    /// <summary>Clocks may differ by less than this: so far before an intent lines of the history are added up.</summary>
    public static readonly TimeSpan LinesBefore = TimeSpan.FromDays(2);

    /// <summary>What is tolerated around an amount.</summary>
    public static decimal Around(decimal nmr) => Math.Max(LeastNmr, Math.Abs(nmr) * Share);
}
