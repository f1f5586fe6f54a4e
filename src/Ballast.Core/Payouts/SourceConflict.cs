namespace Ballast.Core.Payouts;

/// <summary>Something about a rule that sources disagree about.</summary>
/// <param name="What">What they say, and what is used here: a clause of a sentence.</param>
/// <param name="From">First round that it is about; null where it is about all of the rule's.</param>
/// <param name="To">Last round that it is about; null where it is about all of the rule's.</param>
public sealed record SourceConflict(string What, int? From = null, int? To = null)
{
    /// <summary>Whether it is about any of some rounds.</summary>
    public bool Touches(int from, int to) => (From ?? int.MinValue) <= to && (To ?? int.MaxValue) >= from;
}
