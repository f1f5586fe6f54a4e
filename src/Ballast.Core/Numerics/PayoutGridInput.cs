namespace Ballast.Core.Numerics;

/// <summary>
/// The scores of many models over a range of rounds, and the multiplier combinations to try on them.
/// <para>
/// The return of model m in round r under combination k is
/// <c>clip(factor[r] * sum over p of multiplier[k, p] * score[p][m, r], -limit[r], +limit[r])</c>,
/// a share of the stake. A round in which any plane is <see cref="double.NaN"/> for a model is absent for that model
/// under every combination: it pays nothing and is not counted as present.
/// </para>
/// </summary>
/// <remarks>
/// The arrays are borrowed, not copied: a panel of 14,000 models is 300 MB. Scores are finite or NaN; that is the one
/// thing not checked at birth, because the check would cost as much as the answer.
/// </remarks>
internal sealed class PayoutGridInput
{
    /// <summary>Checks the shapes and keeps the arrays.</summary>
    /// <param name="models">Number of models, zero or more.</param>
    /// <param name="rowStride">Columns between the starts of two models' rows in a plane.</param>
    /// <param name="firstColumn">Column of the first round looked at.</param>
    /// <param name="rounds">Number of rounds looked at, zero or more: one column each, from <paramref name="firstColumn"/> on.</param>
    /// <param name="scorePlanes">One array a score (corr, mmc, ...), each models x <paramref name="rowStride"/>, row by row.</param>
    /// <param name="roundFactor">What scales every payout of a round (the payout factor), by absolute column. Finite.</param>
    /// <param name="roundLimit">Largest gain and loss of a round as a share of stake, by absolute column. Zero or more; infinity clips nothing.</param>
    /// <param name="multipliers">Combinations x planes, row by row. Finite, of either sign.</param>
    /// <exception cref="ArgumentException">An array is too short for the shape, or holds a value it must not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the range leaves the row.</exception>
    public PayoutGridInput(
        int models,
        int rowStride,
        int firstColumn,
        int rounds,
        IReadOnlyList<double[]> scorePlanes,
        double[] roundFactor,
        double[] roundLimit,
        double[] multipliers
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(models);
        ArgumentOutOfRangeException.ThrowIfNegative(rowStride);
        ArgumentOutOfRangeException.ThrowIfNegative(firstColumn);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)firstColumn + rounds, rowStride, nameof(rounds));
        ArgumentNullException.ThrowIfNull(scorePlanes);
        ArgumentNullException.ThrowIfNull(roundFactor);
        ArgumentNullException.ThrowIfNull(roundLimit);
        ArgumentNullException.ThrowIfNull(multipliers);

        Models = models;
        RowStride = rowStride;
        FirstColumn = firstColumn;
        Rounds = rounds;
        _scorePlanes = [.. scorePlanes];
        if (Planes == 0)
            throw new ArgumentException("At least one plane of scores is needed.", nameof(scorePlanes));
        foreach (var plane in _scorePlanes)
            if (plane is null || plane.Length < (long)models * rowStride)
                throw new ArgumentException(
                    $"Every plane holds models x stride = {(long)models * rowStride} scores.",
                    nameof(scorePlanes)
                );
        if (multipliers.Length % Planes != 0)
            throw new ArgumentException($"A combination has {Planes} multipliers, one a plane.", nameof(multipliers));
        Combinations = multipliers.Length / Planes;

        RoundFactor = Checked(roundFactor, double.IsFinite, "A round factor is finite.", nameof(roundFactor));
        RoundLimit = Checked(roundLimit, limit => limit >= 0, "A round limit is zero or more.", nameof(roundLimit));
        if (!Array.TrueForAll(multipliers, double.IsFinite))
            throw new ArgumentException("A multiplier is finite.", nameof(multipliers));
        Multipliers = multipliers;
    }

    private readonly double[][] _scorePlanes;

    /// <summary>Number of models.</summary>
    public int Models { get; }

    /// <summary>Columns between the starts of two models' rows.</summary>
    public int RowStride { get; }

    /// <summary>Column of the first round looked at.</summary>
    public int FirstColumn { get; }

    /// <summary>Number of rounds looked at.</summary>
    public int Rounds { get; }

    /// <summary>Number of score planes, one or more.</summary>
    public int Planes => _scorePlanes.Length;

    /// <summary>Number of multiplier combinations.</summary>
    public int Combinations { get; }

    /// <summary>What scales a round's payout, by absolute column.</summary>
    public double[] RoundFactor { get; }

    /// <summary>Largest gain and loss of a round, by absolute column.</summary>
    public double[] RoundLimit { get; }

    /// <summary>Combinations x planes, row by row.</summary>
    public double[] Multipliers { get; }

    /// <summary>The scores of one model in one plane, over the rounds looked at; NaN is missing.</summary>
    public ReadOnlySpan<double> Scores(int plane, int model)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(model);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(model, Models);
        return _scorePlanes[plane].AsSpan(model * RowStride + FirstColumn, Rounds);
    }

    private double[] Checked(double[] byColumn, Predicate<double> allowed, string rule, string name)
    {
        if (byColumn.Length < FirstColumn + Rounds)
            throw new ArgumentException($"One value a column is needed, up to {FirstColumn + Rounds}.", name);
        foreach (var value in byColumn.AsSpan(FirstColumn, Rounds))
            if (!allowed(value))
                throw new ArgumentException(rule, name);
        return byColumn;
    }
}
