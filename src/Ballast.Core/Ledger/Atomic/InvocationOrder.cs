using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Atomic;

/// <summary>In which order a round invokes the models of a strategy, which matters where idle NMR runs short.</summary>
/// <remarks>
/// "Payouts in descending model stake, then burns in descending model stake" (domain notes, section 4.7), after the newest claim that the invocation
/// takes; read here as the stake of the claimed position. Nothing is written about models without a claim: last, the largest amount first. Equal ones
/// go by name.
/// </remarks>
internal static class InvocationOrder
{
    /// <summary>Sorts models.</summary>
    public static IEnumerable<AtomicModel> Sort(IEnumerable<AtomicModel> models) =>
        models
            .OrderBy(Rank)
            .ThenByDescending(m => (m.Newest?.Principal ?? m.Settings.Amount).Amount)
            .ThenBy(m => m.Key.Name, StringComparer.Ordinal);

    private static int Rank(AtomicModel model) =>
        model.Newest switch
        {
            null => 2,
            { } claim => claim.Payout < Nmr.Zero ? 1 : 0,
        };
}
