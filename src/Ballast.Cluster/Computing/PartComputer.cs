using Ballast.Core.Store;

namespace Ballast.Cluster.Computing;

/// <summary>Computes parts on a worker, few at a time, and keeps them in the store.</summary>
/// <param name="source">Where questions become work.</param>
/// <param name="open">Opens the store of parts.</param>
/// <param name="version">This program.</param>
/// <param name="threads">Most parts at once.</param>
internal sealed class PartComputer(IPartSource source, Func<IPartStore> open, string version, int threads) : IDisposable
{
    private readonly WorkCache _works = new(source);
    private readonly SemaphoreSlim _turn = new(threads);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Computes a part, or finds it kept already. Whatever goes wrong is a reply: exceptions of one machine mean nothing on another.</summary>
    public async Task<PartReply> Compute(PartTask task)
    {
        await _turn.WaitAsync(_stopping.Token);
        try
        {
            return await Task.Run(() => Kept(task));
        }
#pragma warning disable CA1031 // The last door of a part: the run receives the reason, and the worker goes on with others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new PartReply(PartState.Failed, $"{e.GetType().Name}: {e.Message.Split('\n')[0]}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _turn.Dispose();
    }

    private PartReply Kept(PartTask task)
    {
        using var store = open();
        var place = new PartPlace(task.Stage, task.Part);
        if (store.HasPart(task.Run, place))
            return new PartReply(PartState.Done);
        var work = _works.Find(task.Question, _stopping.Token);
        if (RunKey.Of(task.Question, work.Digest, version) != task.Run)
        {
            _works.Forget(task.Question);
            return new PartReply(
                PartState.Refused,
                "a worker finds other values in its store than those the question was asked of. Give workers the same --store; where the past was imported meanwhile, ask again."
            );
        }
        store.KeepPart(task.Run, place, work.Stages[task.Stage].ComputeBytes(task.Part, _stopping.Token));
        return new PartReply(PartState.Done);
    }
}
