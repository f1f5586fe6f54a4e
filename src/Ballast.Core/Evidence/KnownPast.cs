using Ballast.Core.Risk;

namespace Ballast.Core.Evidence;

/// <summary>
/// What could be known at a moment: the last rounds that had resolved by then, and nothing else. A copy, so whoever ranks by it cannot see
/// further even by mistake. Made only by <see cref="EvidencePanel.PastAt"/>.
/// </summary>
public sealed class KnownPast
{
    private readonly double[][] _values;

    internal KnownPast(
        DateTimeOffset at,
        IReadOnlyList<string> models,
        IReadOnlyList<EvidenceRound> rounds,
        double[][] values
    ) => (At, Models, Rounds, _values) = (at, models, rounds, values);

    /// <summary>The moment.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Names, one a row.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>The rounds that had resolved, oldest first.</summary>
    public IReadOnlyList<EvidenceRound> Rounds { get; }

    /// <summary>A model's values, one a round, NaN where missing.</summary>
    public ReadOnlySpan<double> Values(int model) => _values[model];

    /// <summary>A model's values with their rounds, for risk measures.</summary>
    public RoundSeries Series(int model) => new([.. Rounds.Select(r => r.Round)], _values[model]);
}
