namespace Ballast.Core.Tiers;

/// <summary>When tiers are reviewed: at the first close of every so many weeks, counted from a Monday long ago, so that the same dates come out wherever a history begins.</summary>
/// <param name="weeks">Weeks between two reviews.</param>
internal sealed class ReviewClock(int weeks)
{
    private static readonly DateTimeOffset Origin = new(2020, 1, 6, 0, 0, 0, TimeSpan.Zero);
    private long _last = long.MinValue;

    /// <summary>Whether a review is due; then the next is due in another stretch of weeks.</summary>
    public bool IsDue(DateTimeOffset moment)
    {
        var now = Stretch(moment);
        if (now == _last)
            return false;
        _last = now;
        return true;
    }

    /// <summary>When the stretch after a moment begins: the first close from then on is the next review.</summary>
    public DateTimeOffset NextFrom(DateTimeOffset moment) => Origin.AddDays((Stretch(moment) + 1) * 7.0 * weeks);

    private long Stretch(DateTimeOffset moment) => (long)Math.Floor((moment - Origin).TotalDays / (7 * weeks));
}
