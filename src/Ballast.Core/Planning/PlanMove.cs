using System.Text.Json.Serialization;

namespace Ballast.Core.Planning;

/// <summary>One thing to ask Numerai for.</summary>
/// <param name="Id">Its number in the plan, from 1: the order in which moves are sent.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Model">The model.</param>
/// <param name="Account">Its account; null where that is not known.</param>
/// <param name="Nmr">The amount: NMR to add or to take out, or the stake of a round; for everything (release-all) the stake as it was.</param>
/// <param name="NotBefore">The moment before which it cannot be asked for: NMR that it needs come free then.</param>
/// <param name="Why">Why, in a sentence.</param>
public sealed record PlanMove(
    int Id,
    PlanMoveKind Kind,
    string Model,
    string? Account,
    decimal Nmr,
    DateTimeOffset NotBefore,
    string Why
)
{
    /// <summary>The first round that it counts for.</summary>
    public int? FirstRound { get; init; }

    /// <summary>When the NMR of a release reach the wallet; null where nothing is released, or that is not known.</summary>
    public DateTimeOffset? FreeAt { get; init; }

    /// <summary>Atomic: constant or compound; null under legacy staking.</summary>
    public string? Mode { get; init; }

    /// <summary>Moves that must have been made before this one, by their numbers.</summary>
    public IReadOnlyList<int> After { get; init; } = [];
}

/// <summary>What is asked for, in Numerai's words.</summary>
[JsonConverter(typeof(PlanMoveKindConverter))]
public enum PlanMoveKind
{
    /// <summary>Legacy: wallet to stake (domain notes, section 3.5).</summary>
    Increase,

    /// <summary>Legacy: a part of a stake back to the wallet (section 3.6).</summary>
    Release,

    /// <summary>Legacy: everything back to the wallet, whatever it will be by then.</summary>
    ReleaseAll,

    /// <summary>Legacy: takes the pending release back.</summary>
    CancelRelease,

    /// <summary>Atomic: sets stake of a round and mode; nothing that Ballast sends, the owner does it on the web page or by a transaction (section 4.3).</summary>
    Configure,
}

/// <summary>Written as increase, release, release-all, cancel-release, configure.</summary>
internal sealed class PlanMoveKindConverter()
    : JsonStringEnumConverter<PlanMoveKind>(
        System.Text.Json.JsonNamingPolicy.KebabCaseLower,
        allowIntegerValues: false
    );

/// <summary>Something that a plan wants and does not do.</summary>
/// <param name="Model">The model.</param>
/// <param name="Nmr">NMR that are missing (above 0) or too many (below 0).</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record PlanWaiting(string Model, decimal Nmr, string Reason);

/// <summary>The whole account along a plan, at the end of a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="AtRisk">NMR that open rounds can burn, of models that the plan touches: a legacy stake once, atomic positions added up.</param>
/// <param name="Free">NMR in the wallets; from 0 on where that was not reported.</param>
/// <param name="Moves">Numbers of the moves that are asked for on this day.</param>
public sealed record PlanDay(DateOnly Day, decimal AtRisk, decimal Free, IReadOnlyList<int> Moves)
{
    /// <summary>How much of the way from the stakes of now to the target is done, from 0 to 1.</summary>
    public decimal Reached { get; init; }
}
