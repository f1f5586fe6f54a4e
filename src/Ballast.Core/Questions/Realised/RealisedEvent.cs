namespace Ballast.Core.Questions.Realised;

/// <summary>Something that came or left, as a row for whoever checks the sums. Amounts that came are above zero, those that left below.</summary>
/// <param name="Date">The day (UTC): of a payout or burn that on which its round resolved.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Tournament">The tournament; null where it belongs to none.</param>
/// <param name="Model">The model; text from strangers.</param>
/// <param name="Round">The round.</param>
/// <param name="Nmr">NMR; null for a cost in money whose day has no price.</param>
/// <param name="Price">Price of one NMR on the day; null where none is stored.</param>
/// <param name="Value">NMR at that price, or the money of a cost; null where there is no price.</param>
/// <param name="CostBasis">What the NMR cost that came or left; null where that is not known.</param>
/// <param name="Gain">Of NMR that left: what they brought, less their cost. A burn brings nothing, a withdrawal its value on the day.</param>
/// <param name="Source">Where it is from.</param>
public sealed record RealisedEvent(
    DateOnly Date,
    RealisedKind Kind,
    string? Tournament,
    string? Model,
    int? Round,
    decimal? Nmr,
    decimal? Price,
    decimal? Value,
    decimal? CostBasis,
    decimal? Gain,
    string Source
);

/// <summary>What an event was.</summary>
public enum RealisedKind
{
    /// <summary>NMR that were there before anything known.</summary>
    Opening,

    /// <summary>NMR from outside.</summary>
    Deposit,

    /// <summary>A settled payout.</summary>
    Payout,

    /// <summary>A settled burn.</summary>
    Burn,

    /// <summary>NMR that left for another address.</summary>
    Withdrawal,

    /// <summary>What the user says that was spent. NMR of it are no disposal: they left by a withdrawal.</summary>
    Cost,
}
