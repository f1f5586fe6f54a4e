using Ballast.Core.Registry;
using Ballast.Core.Registry.Findings;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Fingerprints;

/// <summary>Looks through kept submissions, round by round.</summary>
public static class FingerprintsComputation
{
    /// <summary>More slots than this, and pairs that could not be known are not looked for: it takes the third power.</summary>
    private const int MostForUntold = 150;

    /// <summary>Looks.</summary>
    /// <param name="view">The store as of the moment.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="near">Correlation from which two slots are near-copies.</param>
    /// <param name="strategyOf">The strategy that the registry has in a slot in a round; null where it knows none.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Ends it.</param>
    public static FingerprintsAnswer Run(
        AsOfView view,
        int from,
        int to,
        double near,
        Func<string, int, string?>? strategyOf = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(view);
        var kept = view.KeptSubmissions(from, to);
        var rounds = SubmissionRound.Sort(kept);
        var tracker = new SeatTracker(strategyOf);
        var (duplicates, copies, changes) = (new List<DuplicateGroup>(), new List<NearCopy>(), new List<SeatChange>());
        IReadOnlyList<(string, string)>? untold = [];
        for (var i = 0; i < rounds.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var table = new LikenessTable(rounds[i]);
            duplicates.AddRange(DuplicateFinder.Find(table));
            copies.AddRange(NearCopyFinder.Find(table, near));
            if (i == rounds.Count - 1)
                untold = rounds[i].Slots.Count <= MostForUntold ? tracker.Untold(table) : null;
            changes.AddRange(tracker.Next(table));
            progress?.Report((i + 1.0) / rounds.Count);
        }
        var (swaps, alone) = SwapFinder.Sort(changes);
        return new FingerprintsAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            From = rounds.Count == 0 ? null : rounds[0].Round,
            To = rounds.Count == 0 ? null : rounds[^1].Round,
            Submissions = kept.Count,
            WithoutRound = kept.Count(k => k.Round is null),
            WithoutSketch = kept.Count(k => k.Fingerprint.ContentHash is null),
            Slots = rounds
                .SelectMany(r => r.Slots)
                .Select(s => s.Slot)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count(),
            Near = near,
            Duplicates =
            [
                .. DuplicateFinder.Merge(duplicates).Select(d => new DuplicateEntry(d.Slots, d.Kind.Word(), d.Rounds)),
            ],
            NearCopies = NearCopyFinder.Merge(copies),
            Swaps = swaps,
            Changes = alone,
            Judged = tracker.Judged,
            OddRounds = tracker.OddRounds,
            Untold = untold is null ? null : [.. untold.Select(p => new SlotPair(p.Item1, p.Item2))],
        };
    }
}
