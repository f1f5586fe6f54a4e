using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>NMR came free in the last three days: a release whose day came is listed no more, or positions of a round can be claimed.</summary>
/// <remarks>
/// Numerai does not say whether a release that it lists no more was paid out or cancelled; one that went before its day is taken for cancelled and says nothing. A claim counts
/// where it is open and says what it brings. Claims of one account and round are one incident. Facts. Source: domain notes, sections 3.6, 4.3 and 4.7.
/// </remarks>
internal sealed class MoneyFree : IAlertRule
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <inheritdoc/>
    public string Name => "money-free";

    /// <inheritdoc/>
    public string Finds => "NMR came free: a release was paid out, or positions can be claimed.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var since = ground.View.AsOf - Recent;
        var releases = ground
            .Facts.Ended.Where(p =>
                p is { Kind: PendingStakeKind.Release, DueAt: { } due } && p.Known.Time > since && due <= p.Known.Time
            )
            .Select(p => Released(ground, p));
        var claims = ground
            .Facts.Claims.Where(c => c is { IsOpen: true, Claimable: { } claimable } && claimable > Nmr.Zero)
            .GroupBy(c => (c.Account, c.Round))
            .Where(g => g.Min(c => c.Known.Time) > since)
            .OrderBy(g => g.Key.Account, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Round)
            .Select(g => Claimable(ground, g.Key.Account, g.Key.Round, [.. g]));
        return releases.Concat(claims);
    }

    private Incident Released(AlertGround ground, PendingStakeChange release) =>
        ground.Found(
            this,
            (release.Model, $"release-{ReleaseDue.Occasion(release)}"),
            IncidentUrgency.Notice,
            release.DueAt!.Value,
            $"The release of {AlertWords.Line(release.Model)} ({ReleaseDue.Amount(release)}), due on {Format.Day(release.DueAt.Value)}, is listed no more: it was paid out, unless you cancelled it."
        ) with
        {
            Next = "account",
        };

    private Incident Claimable(AlertGround ground, string account, int round, IReadOnlyList<AtomicClaim> claims) =>
        ground.Found(
            this,
            (account, $"claim-{round}"),
            IncidentUrgency.Notice,
            claims.Min(c => c.Known.Time),
            $"{Format.Nmr(Amounts.Sum(claims, c => c.Claimable!.Value).Amount)} NMR of {Format.Many(claims.Count, "position")} in round {round} can be claimed by account {AlertWords.Line(account)}."
        ) with
        {
            Next = "account",
        };
}
