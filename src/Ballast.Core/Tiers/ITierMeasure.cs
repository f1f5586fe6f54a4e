namespace Ballast.Core.Tiers;

/// <summary>Something that a tier's conditions are about.</summary>
internal interface ITierMeasure
{
    /// <summary>Its key in a policy file.</summary>
    string Name { get; }

    /// <summary>What it is, in a line that begins in lower case.</summary>
    string Does { get; }

    /// <summary>What it counts in.</summary>
    TierUnit Unit { get; }

    /// <summary>What it is about: measures of one kind are ends and middle of one interval, or alone.</summary>
    string Kind => Name;

    /// <summary>Its place among those of its kind: 0 for a low end, 1 for a mean, 2 for a high end.</summary>
    int End => 1;

    /// <summary>Whether less is better.</summary>
    bool IsBetterSmall => false;

    /// <summary>Whether it counts what is known: it only grows, so nobody falls by it, and it is of all rounds.</summary>
    bool IsCount => false;

    /// <summary>Whether a strategy rises while it is not known: a high end asks that something is not shown, and nothing is shown by few rounds.</summary>
    bool PassesUnknown => false;

    /// <summary>The measure.</summary>
    /// <param name="evidence">What is known.</param>
    /// <param name="last">Of so many of the newest rounds; null for all.</param>
    TierFigure Compute(StrategyEvidence evidence, int? last);
}

/// <summary>What a measure counts in.</summary>
internal enum TierUnit
{
    /// <summary>A number: rounds, rules.</summary>
    Count,

    /// <summary>A share of the stake, written as a percentage.</summary>
    Share,

    /// <summary>A plain ratio.</summary>
    Ratio,
}

/// <summary>A measure's value.</summary>
/// <param name="Value">The value; NaN where it is not known.</param>
/// <param name="MoreRounds">About how many more resolved rounds would do; 0 where it is known.</param>
internal readonly record struct TierFigure(double Value, int MoreRounds = 0)
{
    /// <summary>Whether there is one.</summary>
    public bool IsKnown => double.IsFinite(Value);
}
