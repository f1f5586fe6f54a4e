using Ballast.Core.Workflows.Parts;

namespace Ballast.Cluster.Computing;

/// <summary>Work that was read from the store once, for all its parts: that of the last few questions.</summary>
internal sealed class WorkCache(IPartSource source)
{
    // Each may hold all scores of a tournament.
    private const int Most = 2;

    private readonly Lock _gate = new();
    private readonly List<(string Question, Lazy<IPartedWork> Work)> _works = [];

    /// <summary>The work of a question. The first who asks reads it, and the others wait for that.</summary>
    public IPartedWork Find(string question, CancellationToken cancellation)
    {
        Lazy<IPartedWork> work;
        lock (_gate)
        {
            work =
                _works.Find(w => w.Question == question).Work
                ?? new Lazy<IPartedWork>(() => source.Read(question, cancellation));
            // The newest stands last.
            _works.RemoveAll(w => w.Question == question);
            _works.Add((question, work));
            if (_works.Count > Most)
                _works.RemoveAt(0);
        }
        try
        {
            return work.Value;
        }
        catch
        {
            // A store that was away is there again for the next try.
            Forget(question);
            throw;
        }
    }

    /// <summary>Reads it anew when it is asked for next.</summary>
    public void Forget(string question)
    {
        lock (_gate)
            _works.RemoveAll(w => w.Question == question);
    }
}
