using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;

namespace Ballast.Tests.Sandbox.Books;

/// <summary>Small worlds for tests.</summary>
internal static class Worlds
{
    public static WorldOptions Options(
        ulong seed,
        int first,
        int last,
        int? cutover = null,
        Tournament tournament = Tournament.Classic,
        int models = 5,
        bool lively = false
    ) =>
        new()
        {
            Seed = seed,
            FirstRound = first,
            LastRound = last,
            Models = new Dictionary<Tournament, int> { [tournament] = models },
            Cutovers = cutover is { } c
                ? new Dictionary<Tournament, int> { [tournament] = c }
                : new Dictionary<Tournament, int>(),
            WithOwnerActions = lively,
        };

    public static Ballast.Sandbox.Settlement.Ledger At(WorldOptions options, DateTimeOffset now) =>
        new LedgerCache(new WorldPlan(options)).Find(now);

    /// <summary>Books at which everything has settled, or nearly: a year after the last round opened.</summary>
    public static DateTimeOffset End(WorldOptions options) => RoundCalendar.OpenTime(options.LastRound).AddYears(1);
}
