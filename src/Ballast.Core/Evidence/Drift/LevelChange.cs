namespace Ballast.Core.Evidence.Drift;

/// <summary>What is said of one series: whether its level changed, where, and by how much. Figures are NaN with a shortage.</summary>
/// <remarks>
/// The place of a change is an estimate without an interval: with some twenty independent rounds no published interval holds its level. Levels are means in
/// the unit of the series, and there whether or not there is an alarm. A difference at the place that looks largest is too large on average.
/// </remarks>
internal sealed record LevelChange
{
    /// <summary>Rounds that the series has; at a boundary those that were compared.</summary>
    public required int Rounds { get; init; }

    /// <summary>The self-normalised statistic: the larger, the less like noise.</summary>
    public double Statistic { get; init; } = double.NaN;

    /// <summary>Chance of such a statistic without a change, of this series alone. From simulated critical values: at least 0.0001, about a tenth of itself exact.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>The same for all series tested together (Holm): the chance that any of them shows as much without a change.</summary>
    public double FamilyPValue { get; init; } = double.NaN;

    /// <summary>Whether the family p-value is at or below the level.</summary>
    public bool IsAlarm { get; init; }

    /// <summary>The last round before the change; null with a shortage or where nothing varies.</summary>
    public int? LastBefore { get; init; }

    /// <summary>Mean of the rounds up to <see cref="LastBefore"/>.</summary>
    public double Before { get; init; } = double.NaN;

    /// <summary>Mean of the rounds after it.</summary>
    public double After { get; init; } = double.NaN;

    /// <summary>After less before.</summary>
    public double Difference => After - Before;

    /// <summary>Half of the 95 % interval of the difference, the place taken as known.</summary>
    public double HalfWidth { get; init; } = double.NaN;

    /// <summary>Why there is no answer; null where there is one.</summary>
    public Shortage? Shortage { get; init; }

    internal LevelChange Dated(RoundsToCome toCome) =>
        Shortage is null ? this : this with { Shortage = toCome.Dated(Shortage) };

    internal static LevelChange Without(int rounds, string reason, int? moreRounds) =>
        new() { Rounds = rounds, Shortage = new Shortage(reason, moreRounds) };
}
