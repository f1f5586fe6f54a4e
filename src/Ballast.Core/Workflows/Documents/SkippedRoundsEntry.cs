namespace Ballast.Core.Workflows.Documents;

/// <summary>How many rounds took no part for a reason.</summary>
/// <param name="Reason">unpaid, no-rule, no-factor or no-paid-score.</param>
/// <param name="Rounds">How many.</param>
public sealed record SkippedRoundsEntry(string Reason, int Rounds)
{
    /// <summary>First of them.</summary>
    public int From { get; init; }

    /// <summary>Last of them.</summary>
    public int To { get; init; }

    /// <summary>The scores that they are paid on, where no model has them; null else.</summary>
    public string? Scores { get; init; }

    /// <summary>Makes the entry.</summary>
    public static SkippedRoundsEntry Of(SkippedRounds skipped) =>
        new(SkipReasons.Code(skipped.Reason), skipped.Rounds.Count)
        {
            From = skipped.Rounds[0],
            To = skipped.Rounds[^1],
            Scores = skipped.Scores,
        };
}
