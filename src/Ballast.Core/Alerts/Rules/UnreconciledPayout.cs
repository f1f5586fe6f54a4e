using Ballast.Core.Questions.Reconcile;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A settled payout is not what the rule of its round gives.</summary>
/// <remarks>
/// The comparison is that of the question <c>reconcile</c>, with its tolerance: 0.00000002 of the stake, what scores of float32 allow. Payouts that cannot be compared (no score, no
/// factor, values of different days) say nothing. Looked at are rounds that resolved in the last 14 days. A fact. All models of a round are one incident: where a rule is not what
/// was thought, all of them are off together.
/// </remarks>
internal sealed class UnreconciledPayout : IAlertRule
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    /// <summary>From opening to resolution, at most: 60 scoring days are 89 days.</summary>
    private const int LongestRoundDays = 95;

    /// <inheritdoc/>
    public string Name => "unreconciled-payout";

    /// <inheritdoc/>
    public string Finds => "A settled payout is not what the rule of its round gives.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var view = ground.View;
        if (ground.Models.Count == 0 || ground.Asked(ground.Models) is not { } models)
            return [];
        var since = view.AsOf - Recent;
        var opened = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-LongestRoundDays);
        var request = new ReconcileRequest { Models = models, Range = new RoundRange(From: new RoundBound(opened)) };
        if (Reconciliation.Run(view, request) is not Outcome<ReconcileAnswer>.Done { Value: var answer })
            return [];
        return answer
            .Mismatches.Where(m => view.Dates.ResolvedAt(m.Round) > since)
            .GroupBy(m => m.Round)
            .OrderBy(g => g.Key)
            .Select(g => Found(ground, g.Key, [.. g]));
    }

    private Incident Found(AlertGround ground, int round, IReadOnlyList<MismatchEntry> off)
    {
        var first = off.MaxBy(m => Math.Abs(m.Settled - m.Computed))!;
        var others = off.Count == 1 ? "" : $", and so {Format.Many(off.Count - 1, "other payout")}";
        return ground.Found(
            this,
            ("", $"{round}"),
            IncidentUrgency.Warning,
            ground.View.Dates.ResolvedAt(round),
            $"In round {round} {AlertWords.Line(first.Model)} was paid {Format.Exact(first.Settled)} NMR, and the rule gives {Format.Exact(first.Computed)}{others}.",
            $"{AlertWords.Line(first.Reason)}."
        ) with
        {
            Next = "reconcile",
        };
    }
}
