namespace Ballast.Core.Simulation.Futures;

/// <summary>What became of a capital in each of the futures.</summary>
/// <param name="Policies">One a policy.</param>
/// <param name="DifferencesKept">Of the differences between the models' past means, the part that is taken as real, in [0, 1]; NaN for one model.</param>
internal sealed record FutureResults(IReadOnlyList<FutureResult> Policies, double DifferencesKept);

/// <summary>What became of a capital under a policy in each of the futures.</summary>
internal sealed class FutureResult
{
    /// <param name="checkpoints">Places of the rounds after which NMR are kept, in the order in which they resolve.</param>
    /// <param name="paths">How many futures.</param>
    public FutureResult(IReadOnlyList<int> checkpoints, int paths)
    {
        Checkpoints = checkpoints;
        Nmr = [.. checkpoints.Select(_ => new double[paths])];
        (Falls, IdleShares, Requests) = (new double[paths], new double[paths], new int[paths]);
        (Paid, Burned) = (new double[paths], new double[paths]);
    }

    /// <summary>Places of the rounds after which NMR are kept.</summary>
    public IReadOnlyList<int> Checkpoints { get; }

    /// <summary>NMR of the account: a row a checkpoint, a value a future.</summary>
    public double[][] Nmr { get; }

    /// <summary>NMR at the end, when all rounds have resolved.</summary>
    public double[] Ends => Nmr[^1];

    /// <summary>Deepest fall from a highest value, a share of it.</summary>
    public double[] Falls { get; }

    /// <summary>Mean share of the capital that was not at work.</summary>
    public double[] IdleShares { get; }

    /// <summary>Requests of the owner.</summary>
    public int[] Requests { get; }

    /// <summary>NMR paid.</summary>
    public double[] Paid { get; }

    /// <summary>NMR burned.</summary>
    public double[] Burned { get; }

    /// <summary>Takes in a future.</summary>
    internal void Set(int path, FuturePath taken)
    {
        for (var i = 0; i < Nmr.Length; i++)
            Nmr[i][path] = taken.Nmr[i];
        (Falls[path], IdleShares[path], Requests[path]) = (taken.Fall, taken.IdleShare, taken.Requests);
        (Paid[path], Burned[path]) = (taken.Paid, taken.Burned);
    }
}
