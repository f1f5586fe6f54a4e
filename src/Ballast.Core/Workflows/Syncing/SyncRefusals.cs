namespace Ballast.Core.Workflows.Syncing;

/// <summary>What an answer says and cannot be true: it is left out, counted and named, and everything else is kept.</summary>
internal sealed class SyncRefusals
{
    /// <summary>More than this are counted and not listed.</summary>
    private const int MostListed = 5;

    private readonly List<string> _listed = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Listed => _listed;

    /// <summary>Whether something can be, which is where there is no reason against it.</summary>
    /// <param name="where">What it is about, for example <c>round 1200</c>.</param>
    /// <param name="reason">Why it cannot be true; null where it can.</param>
    public bool Allows(string where, string? reason)
    {
        if (reason is null)
            return true;
        Count++;
        if (_listed.Count < MostListed)
            _listed.Add($"{where}: {reason}");
        return false;
    }
}
