namespace Ballast.Storage.Engines;

/// <summary>Takes one row of a score, in the order of the table's key.</summary>
internal delegate void ScoreTaker(long model, long round, long knownAt, double score);

/// <summary>A way to the rows of a score that is faster than the driver's.</summary>
internal interface IScoreRows : IDisposable
{
    /// <summary>Reads all rows of a metric.</summary>
    /// <returns>False where it could not be read to its end: what was taken counts for nothing then.</returns>
    bool Read(long metric, ScoreTaker take);

    /// <summary>Reads the rows of one model.</summary>
    /// <returns>The same.</returns>
    bool Read(long metric, long model, ScoreTaker take);
}
