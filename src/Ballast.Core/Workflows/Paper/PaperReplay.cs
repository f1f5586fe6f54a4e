using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Paper;

/// <summary>What has become of an account on paper: its policy, and the one that it is compared with, replayed on the rounds since its start.</summary>
/// <remarks>
/// Nothing of it is stored: the account's start, policy, NMR and models and what is known of the rounds decide all of it. So an answer about an earlier moment is what
/// could be seen then, and a stopped account is as it was when it stopped.
/// </remarks>
internal static class PaperReplay
{
    /// <summary>What an account is compared with: equal weight, and equal weight itself with holding.</summary>
    public static string BenchmarkOf(string policy) =>
        policy == PolicyCatalogue.Benchmark ? "hold" : PolicyCatalogue.Benchmark;

    /// <summary>Replays an account from its start to the view's moment, or to its stop.</summary>
    /// <param name="view">What is known; not before the start.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellation">Stops between rounds.</param>
    public static PaperResult Run(AsOfView view, PaperAccount account, CancellationToken cancellation)
    {
        var end = account.StoppedAt is { } stopped && stopped < view.AsOf ? stopped : view.AsOf;
        return Run(account, PaperRoundsBuilder.Build(view.At(end), account), cancellation);
    }

    /// <summary>Replays an account on some rounds.</summary>
    public static PaperResult Run(PaperAccount account, PaperRounds rounds, CancellationToken cancellation)
    {
        var benchmark = BenchmarkOf(account.Policy);
        return new PaperResult(
            account,
            rounds,
            benchmark,
            Replay(account, rounds, account.Policy, cancellation),
            Replay(account, rounds, benchmark, cancellation)
        );
    }

    private static ReplayResult? Replay(
        PaperAccount account,
        PaperRounds rounds,
        string policy,
        CancellationToken cancellation
    ) =>
        rounds.Replay.Rounds.Count == 0 || PolicyCatalogue.Find(policy) is not { } found
            ? null
            : RecordedReplay.Run(rounds.Replay, found, account.Total, cancellation);
}

/// <summary>An account on paper and what has become of it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Rounds">Its rounds.</param>
/// <param name="Benchmark">Name of the policy that it is compared with.</param>
/// <param name="Policy">What its policy did; null where no round has closed since its start, or a newer program knows the policy.</param>
/// <param name="Other">What the other one did.</param>
internal sealed record PaperResult(
    PaperAccount Account,
    PaperRounds Rounds,
    string Benchmark,
    ReplayResult? Policy,
    ReplayResult? Other
)
{
    /// <summary>NMR of an account after the rounds that have settled; what is locked counts as it was locked.</summary>
    public Nmr NmrOf(ReplayResult? result) => result is { Points: [.., var last] } ? last.Capital : Account.Total;
}
