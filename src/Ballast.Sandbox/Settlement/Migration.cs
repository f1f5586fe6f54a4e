using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Settlement;

/// <summary>From continuous to atomic staking.</summary>
/// <remarks>
/// Source: domain notes, section 4.8. Of the two stated slices (1/24 and 1/64) neither empties a stake when rounds were skipped; here
/// each resolving legacy round moves stake / (legacy rounds still running, it included), so that the last one moves the rest.
/// </remarks>
internal static class Migration
{
    /// <summary>
    /// Legacy controls go off: a pending release is cancelled, a pending increase becomes idle NMR; the first settings stake what both would have left.
    /// </summary>
    public static void Begin(Ledger ledger, Tournament tournament, PayRule rule)
    {
        foreach (var balance in ledger.In(tournament))
        {
            var leaving = LegacyStaking.Leaving(balance);
            balance.Release = null;
            var held = balance.Held;
            (balance.Held, balance.Increase) = (0, null);
            ledger.Owner(balance).AddIdle(tournament, held);
            balance.PerRound = PayoutArithmetic.Round((balance.Stake + held - leaving) / AtomicStaking.Overlap(rule));
            balance.Compound = !balance.TakeProfit;
            balance.Enabled = balance.PerRound > 0;
            if (!HasRunning(ledger, tournament))
                MoveSlice(ledger, balance, 1);
        }
    }

    /// <summary>Whether the cutover has been; one beyond the last round of the world never is.</summary>
    public static bool HasBegun(Ledger ledger, Tournament tournament)
    {
        var cutover = ledger.Plan.Cutover(tournament);
        return cutover <= ledger.Plan.First(tournament)
            || (cutover <= ledger.Plan.Options.LastRound && ledger.Now >= RoundCalendar.OpenTime(cutover));
    }

    /// <summary>Moves a model's slice when a legacy round has resolved.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="balance">The model.</param>
    /// <param name="running">Legacy rounds still running, the resolving one included.</param>
    public static void MoveSlice(Ledger ledger, ModelBalance balance, int running)
    {
        var slice = running <= 1 ? balance.Stake : PayoutArithmetic.Round(balance.Stake / running);
        if (slice == 0)
            return;
        balance.Stake -= slice;
        ledger.Owner(balance).AddIdle(balance.Model.Tournament, slice);
        ledger.Write(balance, null, "strategy deposit", slice);
    }

    /// <summary>Legacy rounds of a tournament that have closed and not resolved.</summary>
    public static int Running(Ledger ledger, Tournament tournament) =>
        ledger.Rounds.Count(r =>
            r.Key.Item1 == tournament && r.Key.Item2 < ledger.Plan.Cutover(tournament) && r.Value.Paid is null
        );

    private static bool HasRunning(Ledger ledger, Tournament tournament) => Running(ledger, tournament) > 0;
}
