namespace Ballast.Core.Evidence.Words;

/// <summary>What a ranking is worth, in words.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Sentences">For people: one or two.</param>
public sealed record Verdict(VerdictKind Kind, IReadOnlyList<string> Sentences)
{
    /// <summary>The sentences in a row.</summary>
    public override string ToString() => string.Join(' ', Sentences);
}
