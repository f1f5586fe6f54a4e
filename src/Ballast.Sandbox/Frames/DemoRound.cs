using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Frames;

/// <summary>One round of the demo: a line of the rounds file.</summary>
/// <param name="Number">The round's number.</param>
/// <param name="PayoutFactor">Share of the payout that is paid; null before scoring starts.</param>
public sealed record DemoRound(int Number, decimal? PayoutFactor)
{
    /// <summary>When the window opens.</summary>
    public DateTimeOffset OpenTime => RoundCalendar.OpenTime(Number);

    /// <summary>When the window closes and the stake is fixed.</summary>
    public DateTimeOffset CloseTime => RoundCalendar.CloseTime(Number);

    /// <summary>When the first score appears.</summary>
    public DateTimeOffset ScoreTime => RoundCalendar.ScoreTime(Number);

    /// <summary>When the round resolves.</summary>
    public DateTimeOffset ResolveTime => RoundCalendar.ResolveTime(Number);
}
