using Ballast.Core.Rounds;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Server;

/// <summary>Which world a sandbox serves, where, and what fails.</summary>
public sealed record SandboxOptions
{
    /// <summary>This machine only by default.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>The seed of the world.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Models on Classic.</summary>
    public int Models { get; init; } = 24;

    /// <summary>What the first models on Classic are called; the rest have made-up names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Models on Signals.</summary>
    public int SignalsModels { get; init; } = 6;

    /// <summary>Models on Crypto.</summary>
    public int CryptoModels { get; init; } = 6;

    /// <summary>Rounds before the clock's start, the current one included.</summary>
    public int Rounds { get; init; } = 300;

    /// <summary>Rounds after it, for a clock that is moved on.</summary>
    public int RoundsAhead { get; init; } = 130;

    /// <summary>First rounds on atomic staking that differ from the announced ones; <see cref="int.MaxValue"/> for never.</summary>
    public IReadOnlyDictionary<Tournament, int> Cutovers { get; init; } = new Dictionary<Tournament, int>();

    /// <summary>Changes of the payout rules that happen in this world alone.</summary>
    public IReadOnlyList<PlantedChange> RuleChanges { get; init; } = [];

    /// <summary>Whether owners change their stakes of their own accord now and then.</summary>
    public bool WithOwnerActions { get; init; } = true;

    /// <summary>Where the clock stands still until it is moved; null for real time.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Who may ask for keyed fields.</summary>
    public IReadOnlyList<SandboxKey> Keys { get; init; } = [new SandboxKey()];

    /// <summary>What goes wrong.</summary>
    public FaultOptions Faults { get; init; } = new();

    /// <summary>Serves this instead of a generated world.</summary>
    public RecordedSource? Source { get; init; }

    /// <summary>What a test lays over the world: facts that neither a generated world nor a recorded one has at the moments it needs.</summary>
    internal Func<ITournamentSource, ITournamentSource>? Overlay { get; init; }

    /// <summary>Real time, for tests.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The source to serve.</summary>
    internal ITournamentSource CreateSource()
    {
        var world = CreateWorld();
        return Overlay is { } overlay ? overlay(world) : world;
    }

    private ITournamentSource CreateWorld()
    {
        if (Source is not null)
            return Source;
        var start = Now ?? Time.GetUtcNow();
        var current = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(start.UtcDateTime));
        return new SeededSource(
            new WorldOptions
            {
                Seed = Seed,
                FirstRound = Math.Max(1, current - Rounds + 1),
                LastRound = current + RoundsAhead,
                Models = new Dictionary<Tournament, int>
                {
                    [Tournament.Classic] = Math.Max(Models, Names.Count),
                    [Tournament.Signals] = SignalsModels,
                    [Tournament.Crypto] = CryptoModels,
                },
                Names = Names,
                Cutovers = Cutovers,
                Planted =
                [
                    .. RuleChanges.Select(c => new PlantedRule(
                        c.Tournament,
                        c.Round,
                        [.. c.Multipliers.Select(m => new PaidScore(m.Key, m.Value))],
                        c.Clip,
                        c.Threshold
                    )),
                ],
                WithOwnerActions = WithOwnerActions,
            }
        );
    }
}
