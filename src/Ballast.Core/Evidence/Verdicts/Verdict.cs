namespace Ballast.Core.Evidence.Verdicts;

/// <summary>What a ranking is worth, in words.</summary>
/// <param name="Kind">For programs: which models can still be the best.</param>
/// <param name="Following">For programs: whether following the past best pays; null where that was not walked through.</param>
/// <param name="Sentences">For people: one to three.</param>
internal sealed record Verdict(VerdictKind Kind, FollowingKind? Following, IReadOnlyList<string> Sentences)
{
    /// <summary>The sentences in a row.</summary>
    public override string ToString() => string.Join(' ', Sentences);
}
