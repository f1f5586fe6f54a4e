using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>Everything a model owns, in plain fields.</summary>
internal sealed class ModelBalance(RosterModel model)
{
    public RosterModel Model { get; } = model;

    /// <summary>Legacy stake, settled.</summary>
    public decimal Stake { get; set; }

    /// <summary>Legacy: taken from the wallet, part of the stake from the next close on.</summary>
    public decimal Held { get; set; }

    /// <summary>Legacy: the request behind <see cref="Held"/>; null where nothing is held.</summary>
    public Increase? Increase { get; set; }

    /// <summary>Legacy: the one pending release.</summary>
    public Release? Release { get; set; }

    /// <summary>Legacy: positive payouts of at least one NMR go to the wallet.</summary>
    public bool TakeProfit { get; set; }

    /// <summary>Atomic: NMR to stake in each round.</summary>
    public decimal PerRound { get; set; }

    /// <summary>Atomic: settlements are rolled into the next stake.</summary>
    public bool Compound { get; set; }

    /// <summary>Atomic: new positions are opened.</summary>
    public bool Enabled { get; set; }

    /// <summary>Atomic: NMR locked in running rounds.</summary>
    public decimal Locked { get; set; }

    /// <summary>Atomic: burns put off by restaking, still held by the contract.</summary>
    public decimal Debt { get; set; }

    /// <summary>Atomic: settled and unclaimed, oldest first.</summary>
    public List<Claim> Claims { get; private init; } = [];

    /// <summary>By round.</summary>
    public Dictionary<int, Position> Positions { get; private init; } = [];

    /// <summary>Atomic: locked in running rounds, unclaimed, and deferred burns.</summary>
    public decimal Committed => Locked + Debt + Claims.Sum(c => c.Principal);

    /// <summary>All NMR that is somewhere inside the model.</summary>
    public decimal Total => Stake + Held + Committed;

    public ModelBalance Clone() =>
        new(Model)
        {
            Stake = Stake,
            Held = Held,
            Increase = Increase,
            Release = Release,
            TakeProfit = TakeProfit,
            PerRound = PerRound,
            Compound = Compound,
            Enabled = Enabled,
            Locked = Locked,
            Debt = Debt,
            Claims = [.. Claims],
            Positions = new Dictionary<int, Position>(Positions),
        };
}
