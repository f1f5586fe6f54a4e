namespace Ballast.Core.Payouts;

/// <summary>The rule of one round, and how sure it is that it held there.</summary>
/// <param name="Rule">The rule, null where none is known for the round.</param>
/// <param name="FirstRound">First round in which it held, documented or derived.</param>
/// <param name="LastRound">Last round in which it held, null where it still does.</param>
/// <param name="Remark">Why the boundary is not certain, or why there is no rule; null where nothing is to be said.</param>
public sealed record RuleInForce(PayoutRule? Rule, int FirstRound, int? LastRound, string? Remark)
{
    /// <summary>Where it comes from.</summary>
    public RuleOrigin Origin { get; init; } = RuleOrigin.Shipped;

    /// <summary>Everything that must be said where a number of these rounds stands: the boundary's remark, then <see cref="RuleRemarks"/>.</summary>
    /// <param name="from">First round whose number is shown.</param>
    /// <param name="to">Last round whose number is shown.</param>
    public IReadOnlyList<string> RemarksIn(int from, int to)
    {
        string[] own = Remark is { } remark ? [remark] : [];
        return Rule is { } rule ? [.. own, .. RuleRemarks.Find(rule, from, to)] : own;
    }
}

/// <summary>Where the rule of a round comes from.</summary>
public enum RuleOrigin
{
    /// <summary>From the rules that Ballast ships; nothing that could be followed is known of the round's own configuration.</summary>
    Shipped,

    /// <summary>From the rules that Ballast ships, and the round's own configuration says the same.</summary>
    Confirmed,

    /// <summary>From the round's own configuration, which says something else than the shipped rule.</summary>
    Configured,

    /// <summary>From the configuration of the newest round that has one: this round, a later one, says nothing itself yet.</summary>
    Expected,
}
