using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.Drift;

/// <summary>Changes of level in a panel: of each model against its own past and against the field, and of the field itself.</summary>
/// <remarks>
/// Shao and Zhang (2010), with critical values simulated for overlapping rounds (<see cref="ChangeQuantiles"/>) and Holm's correction over the models.
/// One change a series. docs/evidence.md, Drift, says what that reaches.
/// </remarks>
internal static class DriftFinder
{
    /// <summary>Changes inside one regime. The panel must not reach over a boundary (decision 5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static DriftEvidence Within(EvidencePanel panel, DriftOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var overlap = options.Overlap ?? panel.OpenAtOnce;
        return Look(
            panel,
            options,
            null,
            overlap,
            (values, size) => ChangeTest.Anywhere(panel.Rounds, values, overlap, size)
        );
    }

    /// <summary>
    /// Changes in regimes that follow each other. One entry for each regime, none of which sees a round of another; then one for each boundary, of the
    /// difference between the two regimes beside it. What changed at a boundary is the regime's.
    /// </summary>
    /// <param name="panel">The rounds of all regimes.</param>
    /// <param name="boundaries">First rounds of new regimes, ascending.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The boundaries do not ascend.</exception>
    public static (IReadOnlyList<DriftEvidence> Within, IReadOnlyList<DriftEvidence> Across) Find(
        EvidencePanel panel,
        IReadOnlyList<int> boundaries,
        DriftOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(boundaries);
        if (boundaries.Zip(boundaries.Skip(1)).Any(p => p.First >= p.Second))
            throw new ArgumentException("Boundaries ascend.", nameof(boundaries));
        int[] ends = [int.MinValue, .. boundaries, int.MaxValue];
        var within = ends.Zip(ends.Skip(1), (from, to) => Within(Cut(panel, from, to), options));
        var across = boundaries.Select((boundary, i) => Across(Cut(panel, ends[i], ends[i + 2]), boundary, options));
        return ([.. within], [.. across]);
    }

    /// <summary>The difference between two regimes that follow each other. Every alarm is called <see cref="DriftKind.Regime"/>.</summary>
    /// <param name="panel">Rounds of these two regimes.</param>
    /// <param name="boundary">First round of the second.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static DriftEvidence Across(EvidencePanel panel, int boundary, DriftOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var overlap = options.Overlap ?? panel.OpenAtOnce;
        return Look(
            panel,
            options,
            boundary,
            overlap,
            (values, size) => ChangeTest.At(panel.Rounds, values, boundary, overlap, size)
        );
    }

    private static DriftEvidence Look(
        EvidencePanel panel,
        DriftOptions options,
        int? boundary,
        int overlap,
        Func<double[], double, LevelChange> test
    )
    {
        var common = CommonLevel.Find(panel, overlap, []);
        var lead = Leads(common);
        // Who moved pulls the level of the others a little, so that their leads seem to move the other way. The second look is without.
        int[] moved = [.. Enumerable.Range(0, lead.Length).Where(m => lead[m].IsAlarm)];
        if (moved.Length > 0 && common.Models - moved.Length > CommonLevel.FewestModels)
        {
            common = CommonLevel.Find(panel, overlap, moved);
            lead = Leads(common);
        }
        var models = Enumerable.Range(0, panel.Models.Count);
        var field = Family([Enough(common, common.Models) ?? test(common.Whole(), 0)], options.Level)[0];
        var own = Family([.. models.Select(m => test(panel.Values(m).ToArray(), 0))], options.Level);
        LevelChange[] Leads(CommonLevel level) =>
            Family(
                [
                    .. level
                        .Leads()
                        .Select((l, m) => Enough(level, level.Others(m)) ?? test(l, Variation.Size(panel.Values(m)))),
                ],
                options.Level
            );

        return new DriftEvidence(
            boundary,
            overlap,
            options.Level,
            lead.Count(l => l.Shortage is null),
            field,
            [
                .. models.Select(m => new ModelDrift(
                    panel.Models[m],
                    Kind(field, own[m], lead[m], boundary is not null),
                    own[m],
                    lead[m]
                )),
            ]
        );
    }

    private static LevelChange? Enough(CommonLevel common, int models) =>
        models >= CommonLevel.FewestModels
            ? null
            : LevelChange.Without(0, $"{common.Models} models with enough rounds are too few to make a field", null);

    private static LevelChange[] Family(LevelChange[] changes, double level)
    {
        var adjusted = Holm.Adjusted([.. changes.Select(c => c.PValue)]);
        return
        [
            .. changes.Zip(adjusted, (c, p) => c with { FamilyPValue = p, IsAlarm = p <= level && c.Statistic > 0 }),
        ];
    }

    private static DriftKind Kind(LevelChange field, LevelChange own, LevelChange lead, bool isBoundary)
    {
        if (isBoundary && (lead.IsAlarm || own.IsAlarm))
            return DriftKind.Regime;
        if (lead.IsAlarm)
            return field.IsAlarm ? DriftKind.Both : DriftKind.Model;
        if (own.IsAlarm)
            return field.IsAlarm && field.Difference * own.Difference > 0 ? DriftKind.Field : DriftKind.Unclear;
        return own.Shortage is not null || lead.Shortage is not null ? DriftKind.NotEnoughData : DriftKind.None;
    }

    private static EvidencePanel Cut(EvidencePanel panel, int from, int to)
    {
        int[] columns =
        [
            .. Enumerable
                .Range(0, panel.Rounds.Count)
                .Where(t => panel.Rounds[t].Round >= from && panel.Rounds[t].Round < to),
        ];
        return new EvidencePanel(
            panel.Models,
            [.. columns.Select(t => panel.Rounds[t])],
            [.. panel.Models.Select((_, m) => columns.Select(t => panel.Values(m)[t]).ToArray())]
        );
    }
}
