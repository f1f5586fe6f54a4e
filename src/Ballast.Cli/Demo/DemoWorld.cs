using Ballast.Core.Rounds;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;

namespace Ballast.Cli.Demo;

/// <summary>The made-up tournament of the demo, on the command line and beside a dashboard.</summary>
/// <remarks>
/// It stands two weeks after atomic staking took over, which in this world is later than in the real one: rounds of both sides are open, those before it can be judged
/// (an answer to whether one model is better than another takes 200 rounds under one rule), those after it are too young.
/// </remarks>
internal static class DemoWorld
{
    /// <summary>The store's name in its folder.</summary>
    public const string Store = "demo.db";

    /// <summary>The first round of atomic staking.</summary>
    public const int FirstAtomic = 1388;

    /// <summary>From this round on scores are kept day by day.</summary>
    public const int FirstWithWays = 1205;

    /// <summary>Keys of the two accounts that are one's own, and what they are called here.</summary>
    public static IReadOnlyList<(string PublicId, string Secret, string Label)> Keys { get; } =
    [("CAPTAIN", "CAPTAIN", "captain"), ("MATE", "MATE", "mate")];

    private const int LastRound = 1399;
    private const int Rounds = 240;

    /// <summary>All models; with seed 1 the first four are the captain's and the next two the mate's.</summary>
    public static IReadOnlyList<string> Models { get; } =
    [
        "aurora",
        "basalt",
        "cedar",
        "delta",
        "ember",
        "fjord",
        "gale",
        "harbor",
        "indigo",
        "juniper",
        "kestrel",
        "lagoon",
        "maple",
        "nimbus",
        "orchid",
        "pebble",
        "quartz",
        "raven",
        "saffron",
        "timber",
        "umbra",
        "velvet",
    ];

    /// <summary>Where it stands, whatever day it really is.</summary>
    public static DateTimeOffset Moment { get; } = RoundCalendar.CloseTime(LastRound).AddDays(1);

    /// <summary>The world of a seed.</summary>
    public static SandboxOptions Options(ulong seed) =>
        new()
        {
            Seed = seed,
            Models = Models.Count,
            Names = Models,
            SignalsModels = 0,
            CryptoModels = 0,
            Rounds = Rounds,
            RoundsAhead = 0,
            Cutovers = new Dictionary<Tournament, int> { [Tournament.Classic] = FirstAtomic },
            Keys =
            [
                .. Keys.Select(
                    (key, place) =>
                        new SandboxKey
                        {
                            PublicId = key.PublicId,
                            Secret = key.Secret,
                            Place = place,
                        }
                ),
            ],
            Now = Moment,
        };
}
