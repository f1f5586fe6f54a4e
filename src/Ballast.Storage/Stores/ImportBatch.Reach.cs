namespace Ballast.Storage.Stores;

// How far back the source reaches, for the stamps of claims.
internal sealed partial class ImportBatch
{
    private long? _firstKnownAt;

    /// <summary>Notes when rows that were written count as known.</summary>
    /// <returns>The number of rows.</returns>
    private int Reaching(long knownAt, int rows)
    {
        if (rows > 0)
            _firstKnownAt = Math.Min(_firstKnownAt ?? knownAt, knownAt);
        return rows;
    }

    private void WriteReach()
    {
        if (_firstKnownAt is { } first)
            _session.Write(_session.Prepare(PredictionSql.KeepReach, 3), _source, (long)_tournament, first);
    }
}
