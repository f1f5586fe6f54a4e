using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Realised;

/// <summary>Realised results by year and month; as JSON. NMR amounts are exact; what cannot be said is null.</summary>
/// <remarks>A payout or burn is realised on the day its round resolves, whenever it is claimed, and deferred burns too; rounds that have not resolved are not in it.</remarks>
public sealed record RealisedAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.realised/1";

    /// <summary>The moment of the question.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Tournaments that take part.</summary>
    public required IReadOnlyList<string> Tournaments { get; init; }

    /// <summary>Models with a stake, by name.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Whose they are: account (a sync named them), stored (all that have a stake) or named (in the question).</summary>
    public required string ModelsFrom { get; init; }

    /// <summary>Currency of the amounts named fiat; null without prices and costs in it.</summary>
    public required string? Currency { get; init; }

    /// <summary>fifo or average.</summary>
    public required string LotMethod { get; init; }

    /// <summary>All of it.</summary>
    public required RealisedPeriodEntry Total { get; init; }

    /// <summary>Every year with an event, ascending; they add up to the total.</summary>
    public required IReadOnlyList<RealisedPeriodEntry> Years { get; init; }

    /// <summary>Every month with an event, ascending; they add up to the years.</summary>
    public required IReadOnlyList<RealisedPeriodEntry> Months { get; init; }

    /// <summary>What is left; null where lots cannot be known.</summary>
    public required LotsEntry? Lots { get; init; }

    /// <summary>Why there are no lots: no-account, no-balance, named-models or other-tournaments; null where there are.</summary>
    public required string? NoLots { get; init; }

    /// <summary>The money-weighted return.</summary>
    public required MoneyWeightedEntry MoneyWeighted { get; init; }

    /// <summary>Stakes in open rounds: not realised.</summary>
    public required int Open { get; init; }

    /// <summary>Stakes of resolved rounds whose payout is 0: neither earned nor burned.</summary>
    public int NothingPaid { get; init; }

    /// <summary>Stakes of resolved rounds whose payout is not stored: in no sum.</summary>
    public required int PayoutsMissing { get; init; }

    /// <summary>Movements of the account that were not understood, by Numerai's word: in no sum.</summary>
    public required IReadOnlyDictionary<string, int> NotUnderstood { get; init; }
}

/// <summary>Results of a period.</summary>
/// <param name="Period">2025 or 2025-03; all for the total.</param>
/// <param name="Positions">Payouts and burns, counted.</param>
/// <param name="Payouts">NMR paid.</param>
/// <param name="Burns">NMR burned, not above zero.</param>
/// <param name="Net">Both together.</param>
/// <param name="PayoutsFiat">Each payout at the price of the day it settled; null where a price is missing.</param>
/// <param name="BurnsFiat">Each burn at the price of its day, not above zero; null where a price is missing.</param>
/// <param name="NetFiat">Both together.</param>
/// <param name="DaysWithoutPrice">Days with an event and no price.</param>
/// <param name="Deposits">NMR that came from outside; null where no account was synced.</param>
/// <param name="Withdrawals">NMR that left, not above zero; null where no account was synced.</param>
/// <param name="Gain">What NMR that left brought, less what they had cost; 0 where none left, null where it cannot be said.</param>
/// <param name="NoGain">Why not: no-lots, unknown-cost or no-price.</param>
/// <param name="Costs">Costs in NMR, those in money at the day's price, not above zero; null where such a price is missing.</param>
/// <param name="CostsFiat">Costs in money, those in NMR at the day's price; null likewise.</param>
/// <param name="NetAfterCosts">Net less costs, NMR.</param>
/// <param name="NetFiatAfterCosts">The same in money.</param>
public sealed record RealisedPeriodEntry(
    string Period,
    int Positions,
    decimal Payouts,
    decimal Burns,
    decimal Net,
    decimal? PayoutsFiat,
    decimal? BurnsFiat,
    decimal? NetFiat,
    int DaysWithoutPrice,
    decimal? Deposits,
    decimal? Withdrawals,
    decimal? Gain,
    string? NoGain,
    decimal? Costs,
    decimal? CostsFiat,
    decimal? NetAfterCosts,
    decimal? NetFiatAfterCosts
);

/// <summary>Lots of an account. Opening, deposits, payouts, burns and withdrawals add up to what is left.</summary>
/// <param name="Opening">NMR that were there before anything known: what is owned, less all that is known to have come and left.</param>
/// <param name="IsOpeningLeast">Whether there was more of it: idle NMR of before are reported by nobody.</param>
/// <param name="Missing">NMR that are known to have come and are neither there nor known to have left.</param>
/// <param name="Left">NMR in lots now.</param>
/// <param name="LeftWithoutCost">Of them, NMR whose cost is not known.</param>
/// <param name="CostLeft">What the others had cost; null without prices.</param>
/// <param name="Disposals">Burns and withdrawals.</param>
/// <param name="DisposalsWithoutGain">Of them, those whose gain cannot be said.</param>
/// <param name="BalanceOf">The sync whose balance it stands on.</param>
public sealed record LotsEntry(
    decimal Opening,
    bool IsOpeningLeast,
    decimal Missing,
    decimal Left,
    decimal LeftWithoutCost,
    decimal? CostLeft,
    int Disposals,
    int DisposalsWithoutGain,
    DateTimeOffset BalanceOf
);

/// <summary>The money-weighted annual return (XIRR, a year of 365 days) of NMR in committed capital.</summary>
/// <param name="From">First flow; null where there is none.</param>
/// <param name="CommittedNow">NMR committed now, valued at the stake.</param>
/// <param name="Annual">A share; null where there is none.</param>
/// <param name="NoAnnual">Why not: no-flows, too-short, one-way, no-solution, several-solutions or payouts-missing.</param>
/// <param name="AnnualAfterCosts">The same with costs as flows; null where there is none or no costs were given.</param>
/// <param name="NoAnnualAfterCosts">Why not; no-costs where none were given, no-price where a cost cannot be turned into NMR.</param>
public sealed record MoneyWeightedEntry(
    DateOnly? From,
    decimal CommittedNow,
    double? Annual,
    string? NoAnnual,
    double? AnnualAfterCosts,
    string? NoAnnualAfterCosts
);
