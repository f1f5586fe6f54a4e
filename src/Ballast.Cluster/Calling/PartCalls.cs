using System.Diagnostics;
using System.Globalization;
using Ballast.Cluster.Computing;
using Ballast.Core.Store;

namespace Ballast.Cluster.Calling;

/// <summary>Asks workers for parts, few at a time, and asks again where a worker was lost: Orleans itself repeats nothing.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="run">The key of the run.</param>
/// <param name="question">The question.</param>
/// <param name="patience">How long nobody may answer before the run is given up.</param>
internal sealed class PartCalls(IGrainFactory grains, string run, string question, TimeSpan patience)
{
    /// <summary>Parts that are asked for at once: enough for some dozens of cores, and no worker has a long queue.</summary>
    private const int MostAtOnce = 64;

    /// <summary>A part that fails so often would fail always.</summary>
    private const int MostFailures = 3;

    /// <summary>A part whose worker is lost so often may be what ends the workers.</summary>
    private const int MostLosses = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long _lastReply = Stopwatch.GetTimestamp();

    /// <summary>Returns when all parts are kept.</summary>
    /// <param name="places">The parts.</param>
    /// <param name="stageOf">The name of a part's stage.</param>
    /// <param name="done">Receives each part that is kept.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ClusterException">A part cannot be computed, or nobody answers.</exception>
    public Task Run(
        IReadOnlyList<PartPlace> places,
        Func<PartPlace, string> stageOf,
        Action done,
        CancellationToken cancellation
    ) =>
        Parallel.ForEachAsync(
            places,
            new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation },
            async (place, token) =>
            {
                await Compute(place, stageOf, token);
                done();
            }
        );

    private async Task Compute(PartPlace place, Func<PartPlace, string> stageOf, CancellationToken cancellation)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{run}/{place.Stage}/{place.Part}");
        var task = new PartTask(run, question, place.Stage, place.Part);
        var (failures, losses) = (0, 0);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            PartReply reply;
            try
            {
                reply = await grains.GetGrain<IPartGrain>(key).Compute(task).WaitAsync(cancellation);
                Volatile.Write(ref _lastReply, Stopwatch.GetTimestamp());
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (++losses >= MostLosses || Stopwatch.GetElapsedTime(Volatile.Read(ref _lastReply)) > patience)
                    throw new ClusterException(
                        $"No worker answers for part {place.Part + 1} of {stageOf(place)} ({ClusterException.Reason(e)}). What was computed is kept for a day: the same question with the same --as-of goes on from there.",
                        e
                    );
                await Task.Delay(Pause * losses, cancellation);
                continue;
            }
            if (reply.State == PartState.Done)
                return;
            if (reply.State == PartState.Refused || (reply.State == PartState.Failed && ++failures >= MostFailures))
                throw new ClusterException(
                    $"Part {place.Part + 1} of {stageOf(place)} {(reply.State == PartState.Failed ? $"failed {failures} times" : "is refused")}: {reply.Reason}"
                );
        }
    }
}
