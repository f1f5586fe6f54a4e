using System.Text.Json.Serialization;
using Ballast.Core.Registry.Findings;

namespace Ballast.Core.Questions.Fingerprints;

/// <summary>What kept submissions tell of copies and of slots that changed, as JSON.</summary>
public sealed record FingerprintsAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.fingerprints/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The first round of which a submission is kept; null where none is.</summary>
    public required int? From { get; init; }

    /// <summary>The last one.</summary>
    public required int? To { get; init; }

    /// <summary>Kept submissions of these rounds; of a slot and round the last one counts.</summary>
    public required int Submissions { get; init; }

    /// <summary>Among them without a round: they take no part.</summary>
    public required int WithoutRound { get; init; }

    /// <summary>Among them kept before there was a sketch: near-copies are recognised by 256 of their rows.</summary>
    public required int WithoutSketch { get; init; }

    /// <summary>Slots that they are of.</summary>
    public required int Slots { get; init; }

    /// <summary>Correlation of ranks from which two slots are near-copies.</summary>
    public required double Near { get; init; }

    /// <summary>Slots with the same predictions: each group is one model.</summary>
    public required IReadOnlyList<DuplicateEntry> Duplicates { get; init; }

    /// <summary>Slots with nearly the same, the most alike first.</summary>
    public required IReadOnlyList<NearCopy> NearCopies { get; init; }

    /// <summary>Slots that exchanged their predictions from one round to the next.</summary>
    public required IReadOnlyList<Swap> Swaps { get; init; }

    /// <summary>Slots whose predictions are suddenly unlike what sat there, and which nobody registered.</summary>
    public required IReadOnlyList<SeatChange> Changes { get; init; }

    /// <summary>Rounds of a slot that were judged: those from its fourth kept one on.</summary>
    public required int Judged { get; init; }

    /// <summary>Rounds in which all slots moved so far together that their correlations said nothing of one of them.</summary>
    public required int OddRounds { get; init; }

    /// <summary>Pairs of slots of the newest round whose exchange could not be known, because the two are too alike or too few rounds are kept; null where there are more than 150 slots and nobody looked.</summary>
    public required IReadOnlyList<SlotPair>? Untold { get; init; }
}

/// <summary>Slots with the same predictions.</summary>
/// <param name="Slots">Two or more.</param>
/// <param name="Kind">identical (the same numbers), rounded (but for rounding) or same-order (other numbers, the same ranks: the same scores); the weakest that holds.</param>
/// <param name="Rounds">In which rounds, ascending.</param>
public sealed record DuplicateEntry(IReadOnlyList<string> Slots, string Kind, IReadOnlyList<int> Rounds);

/// <summary>Two slots.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
public sealed record SlotPair(string First, string Second);
