using System.Runtime.InteropServices;

namespace Ballast.Storage.Stores;

/// <summary>Gaps of models that the import itself brought: the store need not be asked for what it holds of them.</summary>
internal sealed class NewGaps
{
    private readonly Dictionary<(long Model, int Round), long> _first = [];

    /// <summary>Whether a gap is news: one that is known earlier already is none.</summary>
    public bool Add(long model, int round, long known)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, (model, round), out var isThere);
        if (isThere && first <= known)
            return false;
        first = known;
        return true;
    }
}
