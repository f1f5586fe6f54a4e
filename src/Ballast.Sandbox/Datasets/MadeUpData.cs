using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Datasets;

/// <summary>The made-up data of a world: any round of any tournament, the same for the same seed. The newest ones asked for are kept.</summary>
internal sealed class MadeUpData(ulong seed)
{
    private const int Kept = 40;
    private readonly Lock _lock = new();
    private readonly LinkedList<RoundData> _rounds = [];

    public ulong Seed => seed;

    /// <summary>A round's data.</summary>
    public RoundData Find(Tournament tournament, int round)
    {
        lock (_lock)
        {
            for (var node = _rounds.First; node is not null; node = node.Next)
            {
                if (node.Value.Tournament != tournament || node.Value.Round != round)
                    continue;
                _rounds.Remove(node);
                _rounds.AddFirst(node);
                return node.Value;
            }
            var made = new RoundData(seed, tournament, round);
            _rounds.AddFirst(made);
            if (_rounds.Count > Kept)
                _rounds.RemoveLast();
            return made;
        }
    }
}
