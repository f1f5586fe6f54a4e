using System.Text.Json.Serialization;
using Ballast.Core.Text;

namespace Ballast.Core.Planning;

/// <summary>A plan for stakes, as it is kept in a file: what to ask Numerai for, from which state, until when.</summary>
/// <remarks>
/// Amounts are NMR. A plan changes nothing: only <c>ballast apply</c> sends it. <see cref="Hash"/> is over everything else, so a plan that was edited is refused.
/// </remarks>
public sealed record StakePlan
{
    /// <summary>Name and version of the shape.</summary>
    public const string CurrentSchema = "ballast.plan/1";

    /// <summary>Account of moves that name none.</summary>
    public const string DefaultAccount = "default";

    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later took part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>After this moment the plan is refused: the state has gone on, whatever it is.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The staking system of the next round: legacy-continuous or atomic-per-round.</summary>
    public required string Staking { get; init; }

    /// <summary>What is aimed at.</summary>
    public required PlanTarget Target { get; init; }

    /// <summary>The state that the plan was made from.</summary>
    public required PlanState State { get; init; }

    /// <summary>What to ask for, in order. Only moves whose day has come can be sent.</summary>
    public required IReadOnlyList<PlanMove> Moves { get; init; }

    /// <summary>What cannot be done yet, or not at all, and why.</summary>
    public IReadOnlyList<PlanWaiting> Waiting { get; init; } = [];

    /// <summary>The stakes day by day along the plan; changes only.</summary>
    public IReadOnlyList<PlanDay> Days { get; init; } = [];

    /// <summary>What the path costs and what it risks; null where it was not worked out.</summary>
    public PlanCost? Cost { get; init; }

    /// <summary>Where moving a model would be cheaper than moving its stake. Nothing that is sent: the owner uploads to other slots.</summary>
    public IReadOnlyList<PlanSwap> Swaps { get; init; } = [];

    /// <summary>What it rests on and what it may cost, in sentences.</summary>
    public IReadOnlyList<Notice> Evidence { get; init; } = [];

    /// <summary>What speaks against it, in sentences, the weightiest first.</summary>
    public IReadOnlyList<Notice> Warnings { get; init; } = [];

    /// <summary>SHA-256 over everything else, in lower-case hexadecimal digits.</summary>
    public string Hash { get; init; } = "";

    /// <summary>A model as the plan was made from it, upper and lower case alike; null where the plan does not say.</summary>
    public PlanModel? FindModel(string name) =>
        State.Models.FirstOrDefault(m => m.Model.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The account of a move.</summary>
    public static string AccountOf(PlanMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return move.Account ?? DefaultAccount;
    }
}

/// <summary>What a plan aims at.</summary>
/// <param name="Source">file, method or advise; given for amounts that were written out; <see cref="Usual"/> where nobody named a target.</param>
/// <param name="Name">The method, or the name of the file without its path; amounts for those that were written out.</param>
/// <param name="Total">NMR altogether.</param>
/// <param name="Stakes">NMR by model; what a model shall have staked, all its open rounds together.</param>
public sealed record PlanTarget(string Source, string Name, decimal Total, IReadOnlyDictionary<string, decimal> Stakes)
{
    /// <summary>The source of a target that nobody named: the same stake on every model.</summary>
    public const string Usual = "usual";
}

/// <summary>The state that a plan was made from.</summary>
/// <param name="Wallets">Accounts and their free NMR.</param>
/// <param name="Models">Models that the plan touches.</param>
public sealed record PlanState(IReadOnlyList<PlanWallet> Wallets, IReadOnlyList<PlanModel> Models);

/// <summary>An account and its wallet.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Available">Free NMR; null where it was not reported.</param>
public sealed record PlanWallet(string Account, decimal? Available);

/// <summary>A model as it stood when the plan was made.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Account">Its account; null where that is not known.</param>
/// <param name="Stake">NMR staked: the legacy stake, or all open positions together.</param>
/// <param name="Held">NMR held for increases that wait for the next close.</param>
/// <param name="Releasing">NMR that are being released; null where nothing is.</param>
/// <param name="PerRound">Atomic: NMR of a round; null where it was not reported.</param>
/// <param name="Mode">Atomic: constant or compound; null where it was not reported.</param>
public sealed record PlanModel(
    string Model,
    string? Account,
    decimal Stake,
    decimal Held = 0,
    decimal? Releasing = null,
    decimal? PerRound = null,
    string? Mode = null
);
