using Orleans.Concurrency;
using Orleans.Placement;

namespace Ballast.Cluster.Computing;

/// <summary>Has its part computed on the worker it lives on. It holds nothing that is worth keeping: where its worker dies, the next call makes it anew on another.</summary>
[RandomPlacement]
[Reentrant]
internal sealed class PartGrain(PartComputer computer) : Grain, IPartGrain
{
    /// <summary>A call is answered after this long at the latest, so that the caller sees early whether anybody is there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Task<PartReply>? _running;

    public async Task<PartReply> Compute(PartTask task)
    {
        var running = _running ??= computer.Compute(task);
        if (await Task.WhenAny(running, Task.Delay(Patience)) != running)
            return new PartReply(PartState.Running);
        _running = null;
        DeactivateOnIdle();
        return await running;
    }
}
