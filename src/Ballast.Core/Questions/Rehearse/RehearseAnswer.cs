using System.Text.Json.Serialization;
using Ballast.Core.Simulation;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>What would have become of a capital under each policy, replayed on recorded rounds.</summary>
public sealed record RehearseAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.rehearse/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round.</summary>
    public required int From { get; init; }

    /// <summary>Last round.</summary>
    public required int To { get; init; }

    /// <summary>NMR at the beginning.</summary>
    public required decimal Total { get; init; }

    /// <summary>settled or computed.</summary>
    public required string Returns { get; init; }

    /// <summary>What was assumed, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>Currency of the amounts named fiat; null where no price is stored, and of futures, whose prices nobody knows.</summary>
    public string? Currency { get; init; }

    /// <summary>What one NMR cost on the day of the first close; null where that is not stored.</summary>
    public decimal? FirstPrice { get; init; }

    /// <summary>What one NMR cost on the day on which the last round resolved; null where that is not stored.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>Models that took part.</summary>
    public required int Models { get; init; }

    /// <summary>The policy that the others are compared with.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The policies, in the order in which they were named; empty where futures were asked for.</summary>
    public required IReadOnlyList<RehearsedPolicy> Policies { get; init; }

    /// <summary>Simulated futures; null where the past was replayed.</summary>
    public RehearsedFuture? Future { get; init; }

    /// <summary>The payout rules of the rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Models without a return, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>What became of the capital under one policy.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Does">What it does.</param>
/// <param name="End">NMR at the end; what is locked counts as it was locked.</param>
/// <param name="Gain">End less beginning, NMR.</param>
/// <param name="Paid">NMR that were paid.</param>
/// <param name="Burned">NMR that were burned.</param>
/// <param name="DeepestFall">Deepest fall from a highest value, a share of that value, in [0, 1].</param>
/// <param name="IdleShare">Mean share of the capital that was not at work, in [0, 1].</param>
/// <param name="Requests">Increases, releases and settings that the owner asked for.</param>
/// <param name="Difference">Mean gain a round less that of the benchmark, a share of the beginning; null for the benchmark itself.</param>
/// <param name="Low">Low end of its 95 % interval; null without one.</param>
/// <param name="High">High end.</param>
/// <param name="NoInterval">Why there is none; null where there is.</param>
/// <param name="Verdict">benchmark, better, worse, or not-shown: the interval holds zero, or there is none.</param>
/// <param name="Series">NMR after each round resolved.</param>
public sealed record RehearsedPolicy(
    string Policy,
    string Does,
    decimal End,
    decimal Gain,
    decimal Paid,
    decimal Burned,
    double DeepestFall,
    double IdleShare,
    int Requests,
    double? Difference,
    double? Low,
    double? High,
    string? NoInterval,
    string Verdict,
    IReadOnlyList<RehearsedRound> Series
)
{
    /// <summary>End at the last price, less beginning at the first: it holds what the price of NMR did too. Null where a price is missing.</summary>
    public decimal? GainFiat { get; init; }
}

/// <summary>The account after a round resolved.</summary>
/// <param name="Round">The round.</param>
/// <param name="Date">When it resolved.</param>
/// <param name="Nmr">All NMR of the account, to six places.</param>
public sealed record RehearsedRound(int Round, DateOnly Date, decimal Nmr)
{
    /// <summary>The rounds of a replay, in the order in which they resolved.</summary>
    internal static IReadOnlyList<RehearsedRound> Of(ReplayResult? result) =>
        [
            .. (result?.Points ?? []).Select(p => new RehearsedRound(
                p.Round,
                p.Day,
                Json.Plain(Math.Round(p.Capital.Amount, 6))
            )),
        ];
}
