namespace Ballast.Core.Payouts;

/// <summary>Where a rule stands among the rules of its tournament.</summary>
/// <param name="Newest">The newest rule that is in force, where this one is older; null else.</param>
/// <param name="Planned">A rule that was announced without a date and would follow this one; null else.</param>
/// <param name="KnownTo">The day up to which changes of the rules are known; null where they are known for every round.</param>
public sealed record RuleStanding(RuleChange? Newest, RuleChange? Planned, DateOnly? KnownTo)
{
    /// <summary>Nothing is to be said.</summary>
    public static RuleStanding Unknown { get; } = new(null, null, null);
}

/// <summary>A change of the rules.</summary>
/// <param name="Id">Id of the rule that it brings.</param>
/// <param name="FirstRound">Its first round; null where none is announced.</param>
/// <param name="Date">Its date, as written; null where none is announced.</param>
public sealed record RuleChange(string Id, int? FirstRound, string? Date);
