namespace Ballast.Cluster.Calling;

/// <summary>Counts parts that are there.</summary>
internal sealed class PartProgress(IProgress<double> whole, int parts, int done)
{
    private readonly Lock _gate = new();
    private int _done = done;

    /// <summary>One more is there.</summary>
    public void Done()
    {
        // Counted and reported under one lock, so that no later report is of less.
        lock (_gate)
            whole.Report((double)++_done / parts);
    }
}
