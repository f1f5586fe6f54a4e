using Ballast.Core.Rounds;
using Ballast.Core.Simulation.Accounts;

namespace Ballast.Core.Simulation;

/// <summary>Replays a policy on recorded rounds with the exact ledger: real dates, locks and delays of each staking system.</summary>
public static class RecordedReplay
{
    /// <summary>Replays.</summary>
    /// <param name="rounds">The rounds; at least one.</param>
    /// <param name="policy">A policy that has not been used yet: some remember.</param>
    /// <param name="capital">NMR that the account begins with, above zero.</param>
    /// <param name="cancellation">Stops between rounds.</param>
    /// <exception cref="ArgumentException">There is no round, or no capital.</exception>
    public static ReplayResult Run(
        ReplayRounds rounds,
        IStakePolicy policy,
        Nmr capital,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(policy);
        if (rounds.Rounds.Count == 0 || capital <= Nmr.Zero)
            throw new ArgumentException("A replay needs a round and NMR to begin with.", nameof(rounds));
        var schedule = rounds.Schedule();
        var account = new ExactAccount(schedule, rounds.Models, capital);
        var replay = new PolicyReplay(
            schedule,
            rounds.Models,
            [.. rounds.Rounds.Select(r => r.Row())],
            policy,
            account,
            new ReturnHistory(rounds.Models.Count)
        )
        {
            Earlier = [.. rounds.Earlier.OrderBy(r => r.ResolvesAt).ThenBy(r => r.Round)],
            Until = rounds.Until ?? DateTimeOffset.MaxValue,
        };
        var points = new List<ReplayPoint>();
        replay.Run(
            index =>
                points.Add(
                    new ReplayPoint(
                        rounds.Rounds[index].Round,
                        DateOnly.FromDateTime(rounds.Rounds[index].ResolvesAt.UtcDateTime),
                        account.ExactCapital
                    )
                ),
            cancellation
        );
        return new ReplayResult
        {
            Points = points,
            Paid = account.Paid,
            Burned = account.Burned,
            Requests = replay.Requests,
            IdleShare = replay.IdleShare,
            AtWork = replay.AtWork(),
        };
    }
}
