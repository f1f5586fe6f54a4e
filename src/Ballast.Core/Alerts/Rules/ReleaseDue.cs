using System.Globalization;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A release of a legacy stake is about to be paid out.</summary>
/// <remarks>
/// Two days before its due date, as Numerai reported it. A release without a due date says nothing. A fact, known by the request, or where that has no number by its due date. Source:
/// domain notes, section 3.6.
/// </remarks>
internal sealed class ReleaseDue : IAlertRule
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <inheritdoc/>
    public string Name => "release-due";

    /// <inheritdoc/>
    public string Finds => "A release of stake is about to be paid out.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var now = ground.View.AsOf;
        return ground
            .Facts.Pending.Where(p =>
                p is { Kind: PendingStakeKind.Release, IsOpen: true, DueAt: { } due } && due > now && due <= now + Ahead
            )
            .Select(p => Found(ground, p));
    }

    /// <summary>What a release is known by, here and where it has come free.</summary>
    internal static string Occasion(PendingStakeChange release) =>
        release.RequestId ?? release.DueAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What is released, in words.</summary>
    internal static string Amount(PendingStakeChange release) =>
        release.IsDrain == true ? "all of the stake"
        : release.Amount is { } amount ? $"{Format.Nmr(amount.Amount)} NMR"
        : "a part of the stake";

    private Incident Found(AlertGround ground, PendingStakeChange release) =>
        ground.Found(
            this,
            (release.Model, Occasion(release)),
            IncidentUrgency.Notice,
            release.RequestedAt ?? release.Known.Time,
            $"The release of {AlertWords.Line(release.Model)} ({Amount(release)}) is due on {Format.Time(release.DueAt!.Value)} UTC."
        ) with
        {
            Next = "ladder",
        };
}
