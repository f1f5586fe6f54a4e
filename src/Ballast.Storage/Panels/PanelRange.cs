namespace Ballast.Storage.Panels;

/// <summary>Where the rounds of a question lie, as of its moment.</summary>
internal sealed record PanelRange
{
    public required PanelFolder Folder { get; init; }

    /// <summary>Files of final values that hold any of <see cref="Whole"/>.</summary>
    public required IReadOnlyList<PanelFinals> Finals { get; init; }

    /// <summary>Rounds of which everything was known at the moment: their final values are enough.</summary>
    public required IReadOnlyList<PanelRound> Whole { get; init; }

    /// <summary>Rounds of which something became known later: their values are read day by day.</summary>
    public required IReadOnlyList<PanelRound> Daily { get; init; }

    /// <summary>All rounds of the range that have a file; of some nothing may have been known yet.</summary>
    public required IReadOnlySet<int> Held { get; init; }

    /// <summary>The first and the last round that are read from the store; rounds between them that have a file are left out. Null where there are none.</summary>
    public required (int From, int To)? InStore { get; init; }

    public static PanelRange Of(
        PanelFolder folder,
        PanelManifest manifest,
        IReadOnlyList<PanelRound> panels,
        IEnumerable<int> scored,
        DateTimeOffset asOf
    )
    {
        var held = panels.Select(p => p.Round).ToHashSet();
        var others = scored.Where(r => !held.Contains(r)).ToList();
        var whole = panels.Where(p => p.LastKnownAt <= asOf).ToList();
        var hundreds = whole.Select(p => FinalsWriter.FirstOf(p.Round)).ToHashSet();
        return new PanelRange
        {
            Folder = folder,
            Finals = [.. manifest.Finals.Where(f => hundreds.Contains(f.From))],
            Whole = whole,
            Daily = [.. panels.Where(p => p.FirstKnownAt <= asOf && p.LastKnownAt > asOf)],
            Held = held,
            InStore = others.Count == 0 ? null : (others.Min(), others.Max()),
        };
    }
}

/// <summary>A score and its place.</summary>
/// <param name="Metric">The place of the metric in the question.</param>
/// <param name="Row">The row of the model.</param>
/// <param name="Round">The round.</param>
/// <param name="Score">The value.</param>
internal readonly record struct PanelCell(int Metric, int Row, int Round, double Score);
