namespace Ballast.Core.Questions.Evidence;

/// <summary>Progress of work in equal parts, one after the other, within a stretch of the whole.</summary>
internal sealed class ProgressParts(IProgress<double>? whole, double start, double length)
{
    private int _parts = 1;
    private int _next;

    /// <summary>Says how many parts there are.</summary>
    public void Cut(int parts) => _parts = parts;

    /// <summary>The progress of the next part; null where nobody listens.</summary>
    public IProgress<double>? Next()
    {
        var part = _next++;
        return whole is null ? null : new Part(share => whole.Report(start + (length * (part + share) / _parts)));
    }

    // Not Progress<T>: that reports through the thread pool, later and out of order.
    private sealed class Part(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
