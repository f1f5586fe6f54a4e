using Ballast.Core.Numerics;

namespace Ballast.Core.Registry;

/// <summary>A fingerprint made ready to be held against many others.</summary>
/// <remarks>
/// Where both files have the same ids, the sketch and the sample are averaged by their precision; from 0.9 on the sketch alone counts, because it sees every row. Where
/// ids differ, the sample tells what is known of those that both have.
/// </remarks>
public sealed class FingerprintComparison
{
    /// <summary>Fewest shared ids from which anything is said.</summary>
    private const int LeastShared = 10;

    /// <summary>From here on the sketch alone counts.</summary>
    private const double Near = 0.9;

    /// <summary>Missing from 1 where the order is the same but for rounding: about 6 places of 5,000 rows.</summary>
    private const double SameOrder = 1e-5;

    /// <summary>Two roundings to 6 digits.</summary>
    private const double Rounding = 2e-6;

    private readonly PredictionFingerprint _print;
    private readonly uint[] _ids;
    private readonly double[] _ranks;
    private readonly double[]? _centred;
    private readonly double[]? _sketch;

    /// <summary>Makes one ready.</summary>
    public FingerprintComparison(PredictionFingerprint print)
    {
        ArgumentNullException.ThrowIfNull(print);
        _print = print;
        (_ids, _ranks) = print.ReadSample();
        _centred = Centred(_ranks);
        _sketch = print.Sketch is { } sketch ? RankSketch.Read(sketch) : null;
    }

    /// <summary>How alike two are; null where they share too few ids, or one of them does not vary over these.</summary>
    public Likeness? With(FingerprintComparison other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (
            _print.Sha256 == other._print.Sha256
            || (_print.ContentHash is { } hash && hash == other._print.ContentHash)
        )
            return new Likeness(LikenessKind.Identical, 1, 0, 1);
        if (_sketch is null || other._sketch is null || _print.IdsHash != other._print.IdsHash)
            return BySample(other);
        var distance = RankSketch.Distance(_sketch, other._sketch);
        if (distance <= SameOrder)
            return new Likeness(
                HasSameValues(other._print) ? LikenessKind.Rounded : LikenessKind.SameOrder,
                Math.Max(0, 1 - distance),
                0,
                1
            );
        return BySketch(other);
    }

    private Likeness BySketch(FingerprintComparison other)
    {
        var found = RankSketch.Correlation(_sketch!, other._sketch!);
        if (_centred is null || other._centred is null)
            return new Likeness(LikenessKind.Correlated, found, RankSketch.StandardError(found), 1);
        var sample = DotProduct.Compute(_centred, other._centred);
        if (_ids.Length == _print.Rows)
            return new Likeness(LikenessKind.Correlated, sample, 0, 1);
        if (found >= Near)
            return new Likeness(LikenessKind.Correlated, found, RankSketch.StandardError(found), 1);
        // Precisions, but for (1 - r²)², which both have.
        var (ofSketch, ofSample) = (
            RankSketch.Size * (1 + (found * found)),
            _ids.Length / (1 - ((double)_ids.Length / _print.Rows))
        );
        var mean = ((ofSketch * found) + (ofSample * sample)) / (ofSketch + ofSample);
        return new Likeness(LikenessKind.Correlated, mean, (1 - (mean * mean)) / Math.Sqrt(ofSketch + ofSample), 1);
    }

    private Likeness? BySample(FingerprintComparison other)
    {
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var (i, j) = (0, 0); i < _ids.Length && j < other._ids.Length; )
        {
            if (_ids[i] == other._ids[j])
            {
                mine.Add(_ranks[i]);
                theirs.Add(other._ranks[j]);
            }
            var (ahead, behind) = (_ids[i] <= other._ids[j], other._ids[j] <= _ids[i]);
            i += ahead ? 1 : 0;
            j += behind ? 1 : 0;
        }
        if (mine.Count < LeastShared)
            return null;
        var found = Pearson.Compute([.. mine], [.. theirs]);
        if (double.IsNaN(found))
            return null;
        var error = (1 - (found * found)) / Math.Sqrt(mine.Count);
        var shared = (double)mine.Count / Math.Min(_ids.Length, other._ids.Length);
        return new Likeness(LikenessKind.Correlated, found, error, shared);
    }

    private bool HasSameValues(PredictionFingerprint other) =>
        _print.Quantiles.Zip(other.Quantiles).All(q => Math.Abs(q.First - q.Second) <= Rounding);

    private static double[]? Centred(double[] ranks)
    {
        var mean = ranks.Average();
        var centred = Array.ConvertAll(ranks, r => r - mean);
        var length = Math.Sqrt(DotProduct.Compute(centred, centred));
        return length == 0 ? null : Array.ConvertAll(centred, c => c / length);
    }
}
