using Ballast.Core.Numerics;

namespace Ballast.Core.Scoring;

/// <summary>Predictions less a part of what features and a constant explain of them by least squares.</summary>
/// <remarks>Source: <c>neutralize</c> of numerai-tools 0.6. It takes no missing values, on either side.</remarks>
internal sealed class Neutralisation
{
    private readonly ColumnSpace _space;
    private readonly int _missing;
    private readonly int _rows;

    /// <summary>Takes in the features; it can then neutralise any number of predictions.</summary>
    /// <param name="features">One column each, of one length.</param>
    public Neutralisation(IReadOnlyList<double[]> features)
    {
        _missing = features.Sum(f => f.Count(double.IsNaN));
        _rows = features.Count == 0 ? 0 : features[0].Length;
        _space = new ColumnSpace(_missing > 0 ? [] : features);
    }

    /// <summary>The neutral values.</summary>
    /// <param name="values">One a row.</param>
    /// <param name="proportion">The part of what is explained that is taken away; 1 for all.</param>
    public ScoringResult<double[]> Compute(double[] values, double proportion = 1)
    {
        if (_missing > 0)
            return new ScoringRefusal.MissingValues("features", _missing);
        if (values.Count(double.IsNaN) is > 0 and var gaps)
            return new ScoringRefusal.MissingValues("prediction", gaps);
        if (!Variation.Varies(values))
            return new ScoringRefusal.Constant("prediction");
        if (_space.Independent + 1 >= _rows && _rows > 0)
            return new ScoringRefusal.NothingLeft(_rows, _space.Independent + 1);
        var rest = _space.Residual(values);
        return values.Select((v, i) => v - (proportion * (v - rest[i]))).ToArray();
    }
}
