using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Drift;

namespace Ballast.Core.Alerts.Records;

/// <summary>Finds models whose level fell, looking at fixed rounds only, so that looking every day is looking once in <see cref="Every"/> rounds.</summary>
/// <remarks>
/// The place of a change moves from look to look, so it is no name for it. A fall is known by the round of the look that showed it first, of looks in a row that do. Earlier looks
/// are made again from what is known of their rounds now: a score that was restated since may move them.
/// </remarks>
internal static class LevelFalls
{
    /// <summary>Rounds from look to look.</summary>
    public const int Every = 20;

    /// <summary>Chance that one look shows any change of any model, up or down, without there being one.</summary>
    public const double Level = 0.01;

    private const int MostLooksBack = 50;

    /// <summary>Falls that the last look shows: against the field, or where there are too few others against the own past.</summary>
    /// <param name="panel">Returns under one rule.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    public static IReadOnlyList<LevelFall> Find(EvidencePanel panel, int overlap)
    {
        if (panel.Rounds.Count == 0)
            return [];
        var last = panel.Rounds[^1].Round / Every * Every;
        var found = Look(panel, overlap, last).ToDictionary(f => f.Model, StringComparer.Ordinal);
        var open = found.Keys.ToHashSet(StringComparer.Ordinal);
        for (var back = 1; back <= MostLooksBack && open.Count > 0; back++)
        {
            var look = last - (back * Every);
            var earlier = Look(panel, overlap, look).Select(f => f.Model).ToHashSet(StringComparer.Ordinal);
            open.IntersectWith(earlier);
            foreach (var model in open)
                found[model] = found[model] with { FirstLook = look };
        }
        return [.. found.Values];
    }

    private static IEnumerable<LevelFall> Look(EvidencePanel panel, int overlap, int look)
    {
        var known = panel.Only(r => r.Round <= look);
        if (known.Rounds.Count < ChangeTest.FewestIndependent * overlap)
            return [];
        var varying = known.Varying();
        if (varying.Models.Count == 0)
            return [];
        return DriftFinder
            .Within(varying, new DriftOptions { Overlap = overlap, Level = Level })
            .Models.Select(m =>
                (m.Model, IsLead: m.Lead.Shortage is null, Change: m.Lead.Shortage is null ? m.Lead : m.Own)
            )
            .Where(m => m.Change is { IsAlarm: true, Difference: < 0, LastBefore: not null })
            .Select(m => new LevelFall(
                m.Model,
                look,
                m.Change.LastBefore!.Value,
                m.Change.Before,
                m.Change.After,
                m.IsLead
            ));
    }
}

/// <summary>A fall of a model's level.</summary>
/// <param name="Model">The model.</param>
/// <param name="FirstLook">Round of the look that showed it first.</param>
/// <param name="LastBefore">About the last round before it.</param>
/// <param name="Before">Mean return, or mean lead over the others, before.</param>
/// <param name="After">The same after.</param>
/// <param name="IsLead">Whether it fell against the others; else against its own past.</param>
internal sealed record LevelFall(string Model, int FirstLook, int LastBefore, double Before, double After, bool IsLead);
