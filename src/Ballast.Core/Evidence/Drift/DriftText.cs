using System.Globalization;
using Ballast.Core.Evidence.Verdicts;

namespace Ballast.Core.Evidence.Drift;

/// <summary>From changes to plain sentences. It weighs nothing itself: the alarms it is handed decide.</summary>
internal static class DriftText
{
    private const int MostAlike = 3;

    /// <summary>One or more sentences: the field first, then each model with an alarm, then what holds for all others.</summary>
    /// <param name="drift">The changes.</param>
    /// <param name="values">What the values are called, as in "return" or "corr20V2".</param>
    /// <remarks>No alarm is no proof of steadiness: a year finds large changes only, so what is not shown is called that.</remarks>
    public static IReadOnlyList<string> Write(DriftEvidence drift, string values)
    {
        ArgumentNullException.ThrowIfNull(drift);
        if (drift.Models.Count == 0)
            return [$"Drift in {values} is not known: no model has values that vary."];
        return drift.Boundary is { } boundary ? Across(drift, values, boundary) : Within(drift, values);
    }

    private static List<string> Within(DriftEvidence drift, string values)
    {
        var level = Percent(drift.Level);
        if (drift.Models.All(m => m.Own.Shortage is not null))
            return [$"Drift in {values} is not known: {Nearest(drift.Models.Select(m => m.Own)).WithReason()}."];
        var said = new List<string>();
        if (drift.Field.IsAlarm)
            said.Add(
                $"The field's {values} {Fell(drift.Field)} after about round {drift.Field.LastBefore}{Levels(drift.Field)}; p {P(drift.Field)}."
            );
        foreach (var model in drift.Models.Where(m => m.Lead.IsAlarm))
            said.Add(
                $"{model.Model} {(model.Lead.Difference < 0 ? "fell behind" : "gained on")} the field in {values} after about round {model.Lead.LastBefore}: its lead went{Levels(model.Lead)}; p {P(model.Lead)} over {Leads(drift)}."
            );
        Alike(said, drift, DriftKind.Field, $"moved with the field in {values}");
        Alike(
            said,
            drift,
            DriftKind.Unclear,
            $"changed in {values} against the own past; whether with the field or against it is not shown"
        );
        if (drift.Tested == 0)
            said.Add(
                $"Drift in {values} against the field is not known: {Nearest(drift.Models.Select(m => m.Lead)).WithReason()}."
            );
        else if (drift.Models.All(m => !m.Lead.IsAlarm))
            said.Add(
                $"No change of a model's lead over the field in {values} is shown (false alarms: {level} over all {drift.Tested})."
            );
        else
            said.Add($"False alarms: {level} over all {drift.Tested} leads.");
        return said;
    }

    private static List<string> Across(DriftEvidence drift, string values, int boundary)
    {
        if (drift.Models.All(m => m.Own.Shortage is not null))
            return
            [
                $"What the rule change in round {boundary} did to {values} is not known: {Nearest(drift.Models.Select(m => m.Own)).WithReason()}.",
            ];
        var said = new List<string>();
        if (drift.Field.Shortage is { } shortage)
            said.Add(
                $"The field's change at the rule change in round {boundary} is not known: {shortage.WithReason()}."
            );
        else
            said.Add(
                drift.Field.IsAlarm
                    ? $"The field's {values} {Fell(drift.Field)} at the rule change in round {boundary}{Levels(drift.Field)}; p {P(drift.Field)}."
                    : $"No change of the field's {values} at the rule change in round {boundary} is shown (p {P(drift.Field)})."
            );
        foreach (var model in drift.Models.Where(m => m.Lead.IsAlarm))
            said.Add(
                $"The rule change {(model.Lead.Difference < 0 ? "cost" : "brought")} {model.Model} part of its place: its lead in {values} went{Levels(model.Lead)}; p {P(model.Lead)} over {Leads(drift)}."
            );
        if (drift.Tested > 0 && drift.Models.All(m => !m.Lead.IsAlarm))
            said.Add(
                $"No model is shown to have moved against the field there (false alarms: {Percent(drift.Level)} over all {drift.Tested})."
            );
        return said;
    }

    private static void Alike(List<string> said, DriftEvidence drift, DriftKind kind, string what)
    {
        var names = drift.Models.Where(m => m.Kind == kind).Select(m => m.Model).ToList();
        if (names.Count > 0)
            said.Add(
                names.Count <= MostAlike
                    ? $"{string.Join(", ", names)} {what}."
                    : $"{names.Count} of {drift.Models.Count} models {what}."
            );
    }

    private static string Leads(DriftEvidence drift) => $"all {drift.Tested}";

    /// <summary>The shortage that is lifted first.</summary>
    private static Shortage Nearest(IEnumerable<LevelChange> changes) =>
        changes.Select(c => c.Shortage).OfType<Shortage>().MinBy(s => s.MoreRounds ?? int.MaxValue)!;

    private static string Fell(LevelChange change) => change.Difference < 0 ? "fell" : "rose";

    /// <summary>Four places, and as many more as the difference needs for two digits: legacy returns are small.</summary>
    private static string Levels(LevelChange change)
    {
        var places = (int)Math.Clamp(1 + Math.Ceiling(-Math.Log10(Math.Abs(change.Difference))), 4, 10);
        string Number(double value) =>
            (Math.Round(value, places) + 0.0).ToString("F" + places, CultureInfo.InvariantCulture);
        return $" from {Number(change.Before)} to {Number(change.After)}";
    }

    /// <summary>The smallest p-value of the table stands for itself and all below.</summary>
    private static string P(LevelChange change)
    {
        var most = change.PValue <= ChangeQuantiles.Smallest && change.FamilyPValue >= 0.001 ? "at most " : "";
        return most + Probability.OfTest(change.FamilyPValue);
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
