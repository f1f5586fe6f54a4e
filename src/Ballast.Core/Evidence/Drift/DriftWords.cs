using System.Globalization;

namespace Ballast.Core.Evidence.Drift;

/// <summary>From changes to plain sentences. It weighs nothing itself: the alarms it is handed decide.</summary>
public static class DriftWords
{
    private const int MostAlike = 3;

    /// <summary>One or more sentences: the field first, then each model with an alarm, then what holds for all others.</summary>
    /// <param name="drift">The changes.</param>
    /// <param name="values">What the values are called, as in "return" or "corr20V2".</param>
    public static IReadOnlyList<string> Of(DriftEvidence drift, string values)
    {
        ArgumentNullException.ThrowIfNull(drift);
        return drift.Boundary is { } boundary ? Across(drift, values, boundary) : Within(drift, values);
    }

    private static List<string> Within(DriftEvidence drift, string values)
    {
        var level = Percent(drift.Level);
        if (drift.Models.All(m => m.Own.Shortage is not null))
            return [$"Drift in {values} is not known: {Words(Nearest(drift.Models.Select(m => m.Own)))}."];
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
            $"changed in {values} against the own past, and it cannot be told whether with the field or against it"
        );
        if (drift.Tested == 0)
            said.Add(
                $"Drift in {values} against the field is not known: {Words(Nearest(drift.Models.Select(m => m.Lead)))}."
            );
        else if (drift.Models.All(m => !m.Lead.IsAlarm))
            said.Add(
                $"No model's lead over the field in {values} has changed (false alarms: {level} over all {drift.Tested})."
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
                $"What the rule change in round {boundary} did to {values} is not known: {Words(Nearest(drift.Models.Select(m => m.Own)))}.",
            ];
        var said = new List<string>();
        if (drift.Field.Shortage is { } shortage)
            said.Add($"The field's change at the rule change in round {boundary} is not known: {Words(shortage)}.");
        else
            said.Add(
                drift.Field.IsAlarm
                    ? $"The field's {values} {Fell(drift.Field)} at the rule change in round {boundary}{Levels(drift.Field)}; p {P(drift.Field)}."
                    : $"The field's {values} did not change at the rule change in round {boundary} (p {P(drift.Field)})."
            );
        foreach (var model in drift.Models.Where(m => m.Lead.IsAlarm))
            said.Add(
                $"The rule change {(model.Lead.Difference < 0 ? "cost" : "brought")} {model.Model} part of its place: its lead in {values} went{Levels(model.Lead)}; p {P(model.Lead)} over {Leads(drift)}."
            );
        if (drift.Tested > 0 && drift.Models.All(m => !m.Lead.IsAlarm))
            said.Add(
                $"No model moved against the field there (false alarms: {Percent(drift.Level)} over all {drift.Tested})."
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

    private static string Words(Shortage shortage) =>
        shortage.MoreRounds is { } more
            ? $"{shortage.Reason}, needs about {more} more {(more == 1 ? "round" : "rounds")}"
            : shortage.Reason;

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
        if (change.FamilyPValue < 0.001)
            return "below 0.001";
        var most = change.PValue <= ChangeQuantiles.Smallest ? "at most " : "";
        return most + change.FamilyPValue.ToString("0.000", CultureInfo.InvariantCulture);
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
