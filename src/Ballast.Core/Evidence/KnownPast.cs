using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Core.Evidence;

/// <summary>
/// What could be known at a moment: the last rounds that had resolved by then, and nothing else. A copy, so whoever ranks by it cannot see
/// further even by mistake. Made only by <see cref="EvidencePanel.PastAt"/>.
/// </summary>
internal sealed class KnownPast
{
    private readonly double[][] _values;
    private readonly CancellationToken _cancellation;

    internal KnownPast(
        DateTimeOffset at,
        IReadOnlyList<string> models,
        IReadOnlyList<EvidenceRound> rounds,
        double[][] values,
        CancellationToken cancellation
    ) => (At, Models, Rounds, _values, _cancellation) = (at, models, rounds, values, cancellation);

    /// <summary>The moment.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Names, one a row.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>The rounds that had resolved, oldest first.</summary>
    public IReadOnlyList<EvidenceRound> Rounds { get; }

    /// <summary>A model's values, one a round, NaN where missing.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked for this past gave up: every criterion comes by here for each model.</exception>
    public ReadOnlySpan<double> Values(int model)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _values[model];
    }

    /// <summary>A model's values with their rounds, for risk measures.</summary>
    public RoundSeries Series(int model) => new([.. Rounds.Select(r => r.Round)], Values(model).ToArray());

    /// <summary>A measure of a model's values; the same as of its <see cref="Series"/>, which thousands of models need not make.</summary>
    public double Measured(int model, IRiskMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.ReadsGaps ? Series(model).Measured(measure) : measure.Compute(Gaps.Dropped(Values(model)));
    }
}
