using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Drift;

namespace Ballast.Tests.Evidence.Drift;

/// <summary>What is said of many universes with one planted change, set against what is true of them.</summary>
/// <param name="Field">Share with an alarm for the field.</param>
/// <param name="AnyOwn">Share with an alarm against the own past for any model.</param>
/// <param name="AnyLead">Share with an alarm against the field for any model.</param>
/// <param name="AnyOtherLead">The same for any model but m0.</param>
/// <param name="FirstModel">Share in which m0 is of the kind that was asked for.</param>
/// <param name="Close">Of the alarms for m0's lead, share whose place lies within one overlap of the planted one.</param>
/// <param name="Near">The same within two overlaps.</param>
/// <param name="HoldsDifference">Of all universes, share in which the interval of m0's lead holds the planted change.</param>
internal sealed record DriftTruth(
    double Field,
    double AnyOwn,
    double AnyLead,
    double AnyOtherLead,
    double FirstModel,
    double Close,
    double Near,
    double HoldsDifference
)
{
    public const int Overlap = 20;

    /// <param name="universe">The luck.</param>
    /// <param name="change">What is added to a model from the place on, in deviations of a round.</param>
    /// <param name="where">The place, as a share of the rounds.</param>
    /// <param name="kind">What m0 should be called.</param>
    /// <param name="runs">Universes.</param>
    /// <param name="isBoundary">Whether the place is handed in as a rule change.</param>
    public static DriftTruth Of(
        Universe universe,
        Func<int, double> change,
        double where,
        DriftKind kind,
        int runs,
        bool isBoundary = false
    )
    {
        var place = (int)(universe.Rounds * where);
        var options = new DriftOptions { Overlap = Overlap };
        var all = new DriftEvidence[runs];
        Parallel.For(
            0,
            runs,
            i =>
            {
                var panel = Planted(universe.Make((ulong)i), change, place);
                all[i] = isBoundary
                    ? DriftFinder.Across(panel, panel.Rounds[place].Round, options)
                    : DriftFinder.Within(panel, options);
            }
        );
        var found = all.Where(e => e.Models[0].Lead.IsAlarm).Select(e => e.Models[0].Lead).ToList();
        double Within(int rounds) =>
            found.Count == 0
                ? double.NaN
                : found.Count(f => Math.Abs(f.LastBefore!.Value - (843 + place - 1)) <= rounds) / (double)found.Count;
        double Share(Func<DriftEvidence, bool> holds) => all.Count(holds) / (double)runs;
        return new DriftTruth(
            Share(e => e.Field.IsAlarm),
            Share(e => e.Models.Any(m => m.Own.IsAlarm)),
            Share(e => e.Models.Any(m => m.Lead.IsAlarm)),
            Share(e => e.Models.Skip(1).Any(m => m.Lead.IsAlarm)),
            Share(e => e.Models[0].Kind == kind),
            Within(Overlap),
            Within(2 * Overlap),
            Share(e =>
                Math.Abs(e.Models[0].Lead.Difference - (change(0) * Universe.Deviation)) <= e.Models[0].Lead.HalfWidth
            )
        );
    }

    /// <summary>A panel with a change planted at a place, in deviations of a round.</summary>
    public static EvidencePanel Planted(EvidencePanel panel, Func<int, double> change, int place) =>
        new(
            panel.Models,
            panel.Rounds,
            [
                .. panel.Models.Select(
                    (_, m) =>
                        panel
                            .Values(m)
                            .ToArray()
                            .Select((v, t) => t < place ? v : v + (change(m) * Universe.Deviation))
                            .ToArray()
                ),
            ]
        );
}
