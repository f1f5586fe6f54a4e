using System.Diagnostics;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;

namespace Ballast.Tests.Ledger.Staking;

/// <summary>
/// The ledger against the Sandbox's independent books: random worlds of 2020 to 2027 with cutovers where they were announced, elsewhere or never. After every
/// event wallet, idle, stake, held, release, locked, claims, debts, minted and burned differ by 0. The long run is explicit.
/// </summary>
public sealed class SandboxLedgerTests
{
    [Fact]
    public void Ledger_InTwoHundredWorlds_EqualsTheIndependentBooks()
    {
        var reasons = Live(200, firstSeed: 1);
        // Else the worlds are too tame to say anything.
        // The last two are of books that are put together from what a sync stored.
        EntryReason[] never = [EntryReason.Received, EntryReason.ClaimTaken, EntryReason.Unexplained];
        Enum.GetValues<EntryReason>().Except(never).Except(reasons).ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public void Ledger_InTenThousandWorlds_EqualsTheIndependentBooks() => Live(10_000, firstSeed: 1_000_000);

    private static HashSet<EntryReason> Live(int worlds, int firstSeed)
    {
        var clock = Stopwatch.StartNew();
        var (moments, done, refused) = (0L, 0L, 0L);
        var reasons = new HashSet<EntryReason>();
        for (var i = 0; i < worlds; i++)
        {
            var replay = new SandboxReplay(World((ulong)(firstSeed + i))).Run();
            moments += replay.Moments;
            (done, refused) = (done + replay.Requests.Done, refused + replay.Requests.Refused);
            reasons.UnionWith(replay.Reasons);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{worlds} worlds, {moments} comparisons, {done} requests done, {refused} refused, {clock.Elapsed.TotalSeconds:F0} s"
        );
        done.ShouldBeGreaterThan(worlds * 5);
        refused.ShouldBeGreaterThan(worlds);
        return reasons;
    }

    private static WorldOptions World(ulong seed)
    {
        var random = new Random((int)seed);
        var tournaments = Tournaments.All.Where(_ => random.Next(3) > 0).DefaultIfEmpty(Tournament.Classic).ToList();
        // Eras: weekly with stakes of Thursday, the change at 298, daily, both cutovers, far ahead.
        int[] starts = [205, 250, 285, 330, 480, 900, 1080, 1240, 1310, 1343, 1400];
        var first = starts[random.Next(starts.Length)] + random.Next(0, 12);
        var options = new WorldOptions
        {
            Seed = seed,
            FirstRound = first,
            LastRound = first + random.Next(20, 110),
            Models = tournaments.ToDictionary(t => t, _ => random.Next(1, 5)),
            Cutovers = random.Next(3) switch
            {
                0 => new Dictionary<Tournament, int>(),
                1 => tournaments.ToDictionary(t => t, _ => first + random.Next(-5, 60)),
                _ => tournaments.ToDictionary(t => t, _ => int.MaxValue),
            },
        };
        // A world in which nothing runs says nothing.
        return options.Models.Keys.Any(t => PayRules.FirstRound(t) <= options.LastRound)
            ? options
            : options with
            {
                Models = new Dictionary<Tournament, int> { [Tournament.Classic] = 3 },
            };
    }
}
