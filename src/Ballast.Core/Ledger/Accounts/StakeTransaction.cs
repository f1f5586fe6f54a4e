using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>One movement of stake, as the account's history tells it. Null means that it was not said.</summary>
/// <remarks>
/// The history has neither ids nor statuses nor due dates, and prices in it are of today: what is kept is what does not change. Two lines that
/// say the same are two movements (<see cref="Place"/>).
/// </remarks>
public sealed record StakeTransaction : IAccountFact<StakeTransaction>
{
    /// <summary>Numerai's word for a stake that a strategy put on one round: it opens a position (domain notes, section 7, quirk 12).</summary>
    public const string AtomicStake = "strategy stake";

    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The tournament.</summary>
    public Tournament? Tournament { get; init; }

    /// <summary>The model's name.</summary>
    public string? Model { get; init; }

    /// <summary>The round; said of positions alone.</summary>
    public int? Round { get; init; }

    /// <summary>What happened, in Numerai's word.</summary>
    public string? Type { get; init; }

    /// <summary>NMR, with the sign that it came with.</summary>
    public Nmr? Amount { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What stands beside it; of a strategy's stake the hash of its transaction.</summary>
    public string? Note { get; init; }

    /// <summary>0 for the first of movements that say the same, 1 for the second, and so on.</summary>
    public int Place { get; init; }

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <inheritdoc />
    public string Cell =>
        Cells.Join(
            Time?.ToUnixTimeMilliseconds(),
            (int?)Tournament,
            Model?.ToLowerInvariant(),
            Type,
            Round,
            Amount,
            Note,
            Place
        );

    /// <inheritdoc />
    public StakeTransaction At(KnownTime known) => this with { Known = known };
}
