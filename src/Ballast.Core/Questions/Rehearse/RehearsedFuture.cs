namespace Ballast.Core.Questions.Rehearse;

/// <summary>What could become of a capital under each policy, in futures that are drawn from past rounds.</summary>
public sealed record RehearsedFuture
{
    /// <summary>Futures.</summary>
    public required int Paths { get; init; }

    /// <summary>Where chance started: the same seed gives the same futures.</summary>
    public required int Seed { get; init; }

    /// <summary>First of the rounds to come.</summary>
    public required int From { get; init; }

    /// <summary>Last of them.</summary>
    public required int To { get; init; }

    /// <summary>When the last one has resolved, by the calendar.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The payout rule of all of them.</summary>
    public required string Rule { get; init; }

    /// <summary>legacy or atomic.</summary>
    public required string Staking { get; init; }

    /// <summary>Past rounds that are drawn from: all since every model takes part.</summary>
    public required int PastRounds { get; init; }

    /// <summary>Consecutive rounds that are drawn together.</summary>
    public required int BlockRounds { get; init; }

    /// <summary>Of the differences between the models' past means, the part that is taken as real, in [0, 1]; null for one model. The rest is what chance makes of equal models.</summary>
    public required double? DifferencesKept { get; init; }

    /// <summary>The policies, in the order in which they were named.</summary>
    public required IReadOnlyList<SimulatedPolicy> Policies { get; init; }
}

/// <summary>What could become of the capital under one policy.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Does">What it does.</param>
/// <param name="End">NMR when all rounds have resolved.</param>
/// <param name="DeepestFall">Deepest fall from a highest value, a share of that value, in [0, 1].</param>
/// <param name="LossShare">Share of the futures that end with less than they begin with, in [0, 1].</param>
/// <param name="IdleShare">Mean share of the capital that is not at work, in [0, 1].</param>
/// <param name="Requests">Mean number of increases, releases and settings that the owner asks for.</param>
/// <param name="AheadShare">Share of the futures in which it ends with more than the benchmark does on the same returns, in [0, 1]; null for the benchmark itself.</param>
/// <param name="AheadError">How far the share can lie off because the futures are not more, 95 %; null for the benchmark itself.</param>
/// <param name="Verdict">benchmark; ahead or behind: in at least 95 % of the futures, the error counted; else not-shown.</param>
/// <param name="Fan">NMR after some of the rounds, the last one among them.</param>
public sealed record SimulatedPolicy(
    string Policy,
    string Does,
    SimulatedRange End,
    SimulatedRange DeepestFall,
    double LossShare,
    double IdleShare,
    double Requests,
    double? AheadShare,
    double? AheadError,
    string Verdict,
    IReadOnlyList<FanPoint> Fan
);

/// <summary>Where the futures lie.</summary>
/// <param name="Low5">One of twenty lies lower.</param>
/// <param name="Low25">A quarter lies lower.</param>
/// <param name="Median">Half lie lower.</param>
/// <param name="High75">A quarter lies higher.</param>
/// <param name="High95">One of twenty lies higher.</param>
public sealed record SimulatedRange(double Low5, double Low25, double Median, double High75, double High95);

/// <summary>NMR of the account after a round resolved.</summary>
/// <param name="Round">The round.</param>
/// <param name="Date">When it resolves, by the calendar.</param>
/// <param name="Nmr">Where the futures lie.</param>
public sealed record FanPoint(int Round, DateOnly Date, SimulatedRange Nmr);
