using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>That a model is an account's own, and its continuous stake as Numerai showed it. Amounts in NMR; null means that it was not said.</summary>
public sealed record ModelStake : IAccountFact<ModelStake>
{
    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The model's tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>What is staked (<c>stakeValue</c>). NMR of a pending release is still in it, and can still be burned (domain notes, section 3.6).</summary>
    public Nmr? Staked { get; init; }

    /// <summary>The same without changes on their way (<c>latestValueSettled</c>).</summary>
    public Nmr? Settled { get; init; }

    /// <summary>The same with them (<c>latestValue</c>).</summary>
    public Nmr? WithPending { get; init; }

    /// <summary>Whether any amount was said; where not, the account has the model, and nothing more is known.</summary>
    public bool SaysAmount => Staked is not null || Settled is not null || WithPending is not null;

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <inheritdoc />
    public string Cell => Cells.Create(Tournament, Model);

    /// <inheritdoc />
    public ModelStake At(KnownTime known) => this with { Known = known };
}
