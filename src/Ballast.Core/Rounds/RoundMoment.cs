namespace Ballast.Core.Rounds;

/// <summary>A round closes, which fixes its stakes, or resolves.</summary>
/// <param name="At">When.</param>
/// <param name="IsClose">Which of the two.</param>
/// <param name="Round">The round's number, or its place where rounds are counted by place.</param>
internal readonly record struct RoundMoment(DateTimeOffset At, bool IsClose, int Round)
{
    /// <summary>In order of time: at one moment rounds resolve before others close.</summary>
    public static IReadOnlyList<RoundMoment> InOrder(IEnumerable<RoundMoment> moments) =>
        [.. moments.OrderBy(m => m.At).ThenBy(m => m.IsClose).ThenBy(m => m.Round)];
}
