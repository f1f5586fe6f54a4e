namespace Ballast.Core.Registry.Findings;

/// <summary>What is kept of the submissions of one round: of each slot the last one.</summary>
/// <param name="Round">The round.</param>
/// <param name="Slots">In the order of names.</param>
public sealed record SubmissionRound(int Round, IReadOnlyList<SlotSubmission> Slots)
{
    /// <summary>Sorts kept submissions into rounds, ascending; those without a round are left out.</summary>
    public static IReadOnlyList<SubmissionRound> Sort(IReadOnlyList<KeptSubmission> kept) =>
        [
            .. kept.Where(k => k.Round is not null)
                .GroupBy(k => k.Round!.Value)
                .OrderBy(g => g.Key)
                .Select(g => new SubmissionRound(
                    g.Key,
                    [
                        .. g.GroupBy(k => k.Model, StringComparer.OrdinalIgnoreCase)
                            .Select(s => s.MaxBy(k => k.At)!)
                            .OrderBy(k => k.Model, StringComparer.OrdinalIgnoreCase)
                            .Select(k => new SlotSubmission(k)),
                    ]
                )),
        ];
}

/// <summary>A slot's predictions of a round.</summary>
/// <param name="Kept">What is kept of them.</param>
public sealed record SlotSubmission(KeptSubmission Kept)
{
    /// <summary>The slot's name.</summary>
    public string Slot => Kept.Model;

    /// <summary>The same, ready to be held against others.</summary>
    internal FingerprintComparison Print { get; } = new(Kept.Fingerprint);
}
