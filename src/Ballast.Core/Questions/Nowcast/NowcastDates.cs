using Ballast.Core.Evidence;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>Says until when a nowcast lacks data: the day by which the rounds that are missing will have resolved.</summary>
internal static class NowcastDates
{
    /// <summary>The same document with dated shortages.</summary>
    /// <param name="document">The nowcast.</param>
    /// <param name="scoreDays">Scoring days of the open rounds.</param>
    public static NowcastAnswer Dated(NowcastAnswer document, int scoreDays)
    {
        // How scores ripen does not end with a payout rule, so no rule ends before the rounds are there.
        RoundsToCome After(int days) => new(document.From - 1, null, days, document.AsOf);
        PendingEntry Pending(PendingEntry pending) =>
            pending with
            {
                Shortage = pending.Shortage?.Dated(After(scoreDays)),
            };
        return document with
        {
            Account = Pending(document.Account),
            Models = [.. document.Models.Select(m => m with { Pending = Pending(m.Pending) })],
            Rounds = [.. document.Rounds.Select(r => r with { Pending = Pending(r.Pending) })],
            Maturity = [.. document.Maturity.Select(m => m with { Shortage = m.Shortage?.Dated(After(m.Days)) })],
        };
    }
}
