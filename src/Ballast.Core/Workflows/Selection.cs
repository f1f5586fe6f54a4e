using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows;

/// <summary>What every question about models over rounds says first.</summary>
public abstract record Selection
{
    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; init; } = Tournament.Classic;

    /// <summary>Names as users type them; empty means all that the question can be asked of: with a stake, where it is about money.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The rounds.</summary>
    public RoundRange Range { get; init; } = RoundRange.All;

    /// <summary>The most that the answer may hold.</summary>
    public AnswerBounds Bounds { get; init; } = AnswerBounds.Alone;

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
