namespace Ballast.Core.Payouts;

/// <summary>How a rule did against payouts that Numerai really made, in a stretch of its rounds.</summary>
/// <param name="From">First round of the stretch.</param>
/// <param name="To">Last round of the stretch.</param>
/// <param name="Compared">Settled payouts that were computed: one a model and round.</param>
/// <param name="Matched">Of those, the ones within 2e-8 of the stake (scores are float32).</param>
/// <param name="Note">What is known about the others; null where nothing is.</param>
public sealed record SettledCheck(int From, int To, int Compared, int Matched, string? Note)
{
    /// <summary>Whether every payout of the stretch is what the rule gives.</summary>
    public bool IsVerified => Compared > 0 && Matched == Compared;

    /// <summary>Whether the stretch has rounds of another one.</summary>
    public bool Touches(int from, int to) => From <= to && To >= from;
}
