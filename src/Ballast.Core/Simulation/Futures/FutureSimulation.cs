using System.Collections.Concurrent;
using Ballast.Core.Simulation.Accounts;

namespace Ballast.Core.Simulation.Futures;

/// <summary>Runs policies over many futures: each future once for all of them, so that they are compared on the same chance.</summary>
/// <remarks>A future is by itself: it does not matter who takes it, and when.</remarks>
internal sealed class FutureSimulation
{
    private readonly ReplaySchedule _schedule;
    private readonly IReadOnlyList<string> _models;
    private readonly PastRounds _past;
    private readonly FutureDraws _draws;
    private readonly IReadOnlyList<Func<IStakePolicy>> _policies;
    private readonly FutureOptions _options;
    private readonly List<int> _kept;

    /// <summary>One a round: the row that its checkpoint has, or -1.</summary>
    private readonly int[] _checkpoints;

    /// <summary>What the threads that are at rest worked with.</summary>
    private readonly ConcurrentBag<Workplace> _places = [];

    /// <summary>Looks at the past.</summary>
    /// <param name="schedule">The rounds to come.</param>
    /// <param name="models">The models, in the order of names.</param>
    /// <param name="past">What futures are drawn from.</param>
    /// <param name="policies">Makers of policies: each future takes a new one, because some remember.</param>
    /// <param name="options">How many futures, and of what.</param>
    public FutureSimulation(
        ReplaySchedule schedule,
        IReadOnlyList<string> models,
        PastRounds past,
        IReadOnlyList<Func<IStakePolicy>> policies,
        FutureOptions options
    )
    {
        (_schedule, _models, _past, _policies, _options) = (schedule, models, past, policies, options);
        _draws = new FutureDraws(past, schedule.Rounds.Count);
        _kept = KeptRounds();
        _checkpoints = new int[schedule.Rounds.Count];
        Array.Fill(_checkpoints, -1);
        for (var i = 0; i < _kept.Count; i++)
            _checkpoints[_kept[i]] = i;
    }

    /// <summary>What becomes of the capital in a future: one a policy. Asked by several threads at once.</summary>
    /// <param name="path">Which future, from 0.</param>
    /// <param name="cancellation">Stops within it.</param>
    public FuturePath[] Take(int path, CancellationToken cancellation)
    {
        var place = _places.TryTake(out var free) ? free : new Workplace(_schedule, _models.Count, _past);
        _draws.Fill(_options.Seed, path, place.Returns);
        var paths = new FuturePath[_policies.Count];
        for (var policy = 0; policy < paths.Length; policy++)
            paths[policy] = Replay(policy, place, cancellation);
        _places.Add(place);
        return paths;
    }

    /// <summary>The results of all futures.</summary>
    /// <param name="taken">One a future, in their order.</param>
    public FutureResults Conclude(IReadOnlyList<FuturePath[]> taken)
    {
        FutureResult[] results = [.. _policies.Select(_ => new FutureResult(_kept, taken.Count))];
        for (var path = 0; path < taken.Count; path++)
        {
            for (var policy = 0; policy < results.Length; policy++)
                results[policy].Set(path, taken[path][policy]);
        }
        return new FutureResults(results, _draws.DifferencesKept);
    }

    private FuturePath Replay(int policy, Workplace place, CancellationToken cancellation)
    {
        var account = place.Account;
        account.Begin(_options.Capital);
        place.History.Rewind();
        var replay = new PolicyReplay(_schedule, _models, place.Returns, _policies[policy](), account, place.History);
        var (peak, fall, nmr) = (_options.Capital, 0.0, new double[_kept.Count]);
        replay.Run(
            round =>
            {
                var capital = account.Capital;
                peak = Math.Max(peak, capital);
                fall = Math.Max(fall, 1 - (capital / peak));
                if (_checkpoints[round] >= 0)
                    nmr[_checkpoints[round]] = capital;
            },
            cancellation
        );
        return new FuturePath(nmr, fall, replay.IdleShare, replay.Requests, account.Paid, account.Burned);
    }

    private List<int> KeptRounds()
    {
        var resolved = _schedule.Steps.Where(s => !s.IsClose).Select(s => s.Round).ToList();
        var count = Math.Min(_options.Checkpoints, resolved.Count);
        return [.. Enumerable.Range(1, count).Select(i => resolved[(int)((long)resolved.Count * i / count) - 1])];
    }

    /// <summary>What one thread works with, over and over.</summary>
    private sealed class Workplace
    {
        public Workplace(ReplaySchedule schedule, int models, PastRounds past)
        {
            Account = new SimulatedAccount(schedule, models);
            Returns = [.. schedule.Rounds.Select(_ => new double[models])];
            History = new ReturnHistory(models);
            // What was known at the beginning: all past rounds count as resolved.
            var round = schedule.Rounds[0].Round - past.Returns.Count;
            foreach (var row in past.Returns)
            {
                for (var model = 0; model < models; model++)
                {
                    if (double.IsFinite(row[model]))
                        History.Add(model, round, row[model]);
                }
                round++;
            }
            History.Mark();
        }

        public SimulatedAccount Account { get; }

        public double[][] Returns { get; }

        public ReturnHistory History { get; }
    }
}
