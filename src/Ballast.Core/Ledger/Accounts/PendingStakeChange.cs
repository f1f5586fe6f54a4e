using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>A change of a continuous stake that waits for its day. Null means that it was not said.</summary>
public sealed record PendingStakeChange : IAccountFact<PendingStakeChange>
{
    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The model's tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>What is asked for.</summary>
    public required PendingStakeKind Kind { get; init; }

    /// <summary>Numerai's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>NMR; of a release that drains the stake it says nothing.</summary>
    public Nmr? Amount { get; init; }

    /// <summary>Whether a release is of everything that will be left.</summary>
    public bool? IsDrain { get; init; }

    /// <summary>How far it is, in Numerai's word.</summary>
    public string? Status { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>When it is to happen: of a release, when its NMR comes to the wallet.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether Numerai still lists it. Where it does not any more, it was carried out or cancelled: which of them is not said.</summary>
    public bool IsOpen { get; init; } = true;

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <inheritdoc />
    public string Cell => Cells.Create(Tournament, Model, Kind.ToString().ToLowerInvariant());

    /// <inheritdoc />
    public PendingStakeChange At(KnownTime known) => this with { Known = known };
}

/// <summary>Which way NMR goes.</summary>
public enum PendingStakeKind
{
    /// <summary>From the wallet into the stake, at the next close (domain notes, section 3.5).</summary>
    Increase,

    /// <summary>From the stake to the wallet, when the last round that was running resolves (domain notes, section 3.6).</summary>
    Release,
}
