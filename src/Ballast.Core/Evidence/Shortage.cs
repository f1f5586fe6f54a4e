namespace Ballast.Core.Evidence;

/// <summary>Why there is no answer. It stands in place of a number: a figure from too little data is worse than none.</summary>
/// <param name="Reason">In words, for a person.</param>
/// <param name="MoreRounds">About how many more rounds would do; null where more rounds alone would not help.</param>
public sealed record Shortage(string Reason, int? MoreRounds);
