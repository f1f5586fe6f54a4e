namespace Ballast.Core.Workflows.Documents;

/// <summary>An answer with numbers that payout rules made. Where it is shown, what must be said of the rules is shown with it.</summary>
public interface IRuledDocument
{
    /// <summary>The rules that its rounds opened under, oldest first.</summary>
    IReadOnlyList<RuleSpan> Rules { get; }
}

/// <summary>An answer that leaves rounds with scores out. Where it is shown, it is said which and why.</summary>
public interface IPartialDocument
{
    /// <summary>Last round that took part.</summary>
    int To { get; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; }
}
