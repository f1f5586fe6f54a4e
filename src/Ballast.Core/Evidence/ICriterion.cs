namespace Ballast.Core.Evidence;

/// <summary>A way to rank models by what is known of them.</summary>
internal interface ICriterion
{
    /// <summary>The name used in tables and JSON.</summary>
    string Name { get; }

    /// <summary>One figure a model, larger is better; NaN for a model of which too little is known.</summary>
    IReadOnlyList<double> Score(KnownPast past);
}
