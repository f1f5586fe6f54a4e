using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Settlement;

/// <summary>Which world to make. Equal options give equal worlds.</summary>
internal sealed record WorldOptions
{
    /// <summary>The seed of all chance in the world.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many models each tournament has.</summary>
    public IReadOnlyDictionary<Tournament, int> Models { get; init; } =
        new Dictionary<Tournament, int>
        {
            [Tournament.Classic] = 24,
            [Tournament.Signals] = 6,
            [Tournament.Crypto] = 6,
        };

    /// <summary>What the first models on Classic are called; the rest have made-up names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>First round; a tournament that began later starts with its own first round.</summary>
    public required int FirstRound { get; init; }

    /// <summary>Last round, inclusive.</summary>
    public required int LastRound { get; init; }

    /// <summary>
    /// First rounds on atomic staking that differ from the announced ones (Classic 1343, Crypto 1292, Signals none);
    /// <see cref="int.MaxValue"/> for never.
    /// </summary>
    public IReadOnlyDictionary<Tournament, int> Cutovers { get; init; } = new Dictionary<Tournament, int>();

    /// <summary>Changes of the payout rules that happen in this world alone.</summary>
    public IReadOnlyList<PlantedRule> Planted { get; init; } = [];

    /// <summary>Whether owners ask for increases, releases and other settings of their own accord now and then.</summary>
    public bool WithOwnerActions { get; init; } = true;

    /// <summary>The first atomic round of a tournament.</summary>
    public int FindCutover(Tournament tournament) =>
        Cutovers.TryGetValue(tournament, out var round) ? round : PayRules.AnnouncedCutover(tournament);
}
