namespace Ballast.Core.Registry.Findings;

/// <summary>Who sits in a slot, as far as its files tell: what they were like until now.</summary>
/// <param name="slot">The slot.</param>
/// <param name="strategy">Its name in the registry; null where that knows none.</param>
internal sealed class Occupant(string slot, string? strategy)
{
    private const double UsualCorrelation = 0.12;
    private const double UsualSelf = 0.4;

    /// <summary>The slot in which it sits.</summary>
    public string Slot { get; set; } = slot;

    /// <summary>Its name in the registry.</summary>
    public string? Strategy { get; set; } = strategy;

    /// <summary>Rounds that are known of it.</summary>
    public int Rounds { get; private set; }

    /// <summary>Its newest file.</summary>
    public SlotSubmission? Last { get; private set; }

    /// <summary>The figures of <see cref="ValueShape"/>.</summary>
    public RunningMean[] Shape { get; } = new RunningMean[ValueShape.Names.Count];

    /// <summary>How far these stray.</summary>
    public RunningSpread[] ShapeSpread { get; } = [.. ValueShape.Usual.Select(u => new RunningSpread(u, 3))];

    /// <summary>Correlation with the others within a round, as Fisher's z.</summary>
    public Dictionary<Occupant, RunningMean> Profile { get; } = [];

    /// <summary>How far these stray.</summary>
    public RunningSpread ProfileSpread { get; } = new(UsualCorrelation, 5);

    /// <summary>Correlation with its own file before, where ids last, as Fisher's z.</summary>
    public RunningMean Self { get; private set; }

    /// <summary>How far that strays.</summary>
    public RunningSpread SelfSpread { get; } = new(UsualSelf, 3);

    /// <summary>Takes in a file of its own.</summary>
    /// <param name="submission">The file.</param>
    /// <param name="others">Correlations with the other occupants of the round.</param>
    /// <param name="self">Correlation with its file before; null where ids do not last.</param>
    /// <param name="drift">What all pairs of the round do: nothing is learned from that.</param>
    public void Add(
        SlotSubmission submission,
        IEnumerable<(Occupant Other, double Z)> others,
        double? self,
        RoundDrift drift
    )
    {
        Rounds++;
        var shape = ValueShape.Of(submission.Kept.Fingerprint);
        for (var i = 0; i < shape.Length; i++)
        {
            if (Shape[i].Count > 0)
                ShapeSpread[i].Add(shape[i] - Shape[i].Mean, Shape[i].Count);
            Shape[i].Add(shape[i]);
        }
        foreach (var (other, z) in others)
            Add(other, z, drift);
        if (self is { } known)
        {
            var mean = Self;
            if (mean.Count > 0)
                SelfSpread.Add(known - mean.Mean, mean.Count);
            mean.Add(known);
            Self = mean;
        }
        Last = submission;
    }

    private void Add(Occupant other, double z, RoundDrift drift)
    {
        var mean = Profile.GetValueOrDefault(other);
        // Of a round in which all went another way only a little stays.
        if (mean.Count > 0 && !drift.IsOdd)
        {
            var own = (z - mean.Mean - (drift.Shift * ProfileSpread.Next(mean.Count))) / drift.Scale;
            ProfileSpread.Add(own, mean.Count);
            z = mean.Mean + own;
        }
        mean.Add(z);
        Profile[other] = mean;
    }
}
