using Ballast.Core.Simulation.Accounts;

namespace Ballast.Core.Simulation.Futures;

/// <summary>Runs policies over many futures: each future once for all of them, so that they are compared on the same chance.</summary>
internal sealed class FutureSimulation
{
    private readonly ReplaySchedule _schedule;
    private readonly IReadOnlyList<string> _models;
    private readonly PastRounds _past;
    private readonly FutureDraws _draws;
    private readonly IReadOnlyList<Func<IStakePolicy>> _policies;
    private readonly FutureOptions _options;
    private readonly FutureResult[] _results;

    /// <summary>One a round: the row that its checkpoint has, or -1.</summary>
    private readonly int[] _checkpoints;

    private FutureSimulation(
        ReplaySchedule schedule,
        IReadOnlyList<string> models,
        PastRounds past,
        IReadOnlyList<Func<IStakePolicy>> policies,
        FutureOptions options
    )
    {
        (_schedule, _models, _past, _policies, _options) = (schedule, models, past, policies, options);
        _draws = new FutureDraws(past, schedule.Rounds.Count);
        var kept = KeptRounds();
        _checkpoints = new int[schedule.Rounds.Count];
        Array.Fill(_checkpoints, -1);
        for (var i = 0; i < kept.Count; i++)
            _checkpoints[kept[i]] = i;
        _results = [.. policies.Select(_ => new FutureResult(kept, options.Paths))];
    }

    /// <summary>Runs.</summary>
    /// <param name="schedule">The rounds to come.</param>
    /// <param name="models">The models, in the order of names.</param>
    /// <param name="past">What futures are drawn from.</param>
    /// <param name="policies">Makers of policies: each future takes a new one, because some remember.</param>
    /// <param name="options">How many futures, and of what.</param>
    /// <param name="progress">The share that is done.</param>
    /// <param name="cancellation">Stops between futures.</param>
    public static FutureResults Run(
        ReplaySchedule schedule,
        IReadOnlyList<string> models,
        PastRounds past,
        IReadOnlyList<Func<IStakePolicy>> policies,
        FutureOptions options,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    ) => new FutureSimulation(schedule, models, past, policies, options).Run(progress, cancellation);

    private FutureResults Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var every = Math.Max(1, _options.Paths / 100);
        Parallel.For(
            0,
            _options.Paths,
            new ParallelOptions
            {
                CancellationToken = cancellation,
                MaxDegreeOfParallelism = _options.ThreadCount ?? -1,
            },
            () => new Workplace(_schedule, _models.Count, _past),
            (path, _, place) =>
            {
                _draws.Fill(_options.Seed, path, place.Returns);
                for (var policy = 0; policy < _policies.Count; policy++)
                    Replay(policy, path, place, cancellation);
                var count = Interlocked.Increment(ref done);
                if (count % every == 0)
                    progress?.Report((double)count / _options.Paths);
                return place;
            },
            _ => { }
        );
        return new FutureResults(_results, _draws.DifferencesKept);
    }

    private void Replay(int policy, int path, Workplace place, CancellationToken cancellation)
    {
        var (account, result) = (place.Account, _results[policy]);
        account.Begin(_options.Capital);
        place.History.Rewind();
        var replay = new PolicyReplay(_schedule, _models, place.Returns, _policies[policy](), account, place.History);
        var (peak, fall) = (_options.Capital, 0.0);
        replay.Run(
            round =>
            {
                var capital = account.Capital;
                peak = Math.Max(peak, capital);
                fall = Math.Max(fall, 1 - (capital / peak));
                if (_checkpoints[round] >= 0)
                    result.Nmr[_checkpoints[round]][path] = capital;
            },
            cancellation
        );
        (result.Falls[path], result.IdleShares[path]) = (fall, replay.IdleShare);
        (result.Paid[path], result.Burned[path], result.Requests[path]) = (
            account.Paid,
            account.Burned,
            replay.Requests
        );
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
