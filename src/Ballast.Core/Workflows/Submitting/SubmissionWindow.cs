using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Submitting;

/// <summary>The round that is current, and what an upload now counts for.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Opens">When it opened; null where that was not told.</param>
/// <param name="Closes">Until when an upload is in time; null where that was not told.</param>
/// <param name="IsOnTime">Whether an upload now is in time; null where that cannot be told.</param>
public sealed record SubmissionWindow(int Round, DateTimeOffset? Opens, DateTimeOffset? Closes, bool? IsOnTime)
{
    /// <summary>Judges.</summary>
    public static SubmissionWindow At(DateTimeOffset now, int round, DateTimeOffset? opens, DateTimeOffset? closes) =>
        new(round, opens, closes, closes is { } end ? now < end && !(now < opens) : null);

    /// <summary>on-time, late, or null where that cannot be told.</summary>
    public string? Word =>
        IsOnTime switch
        {
            true => "on-time",
            false => "late",
            null => null,
        };

    /// <summary>The same as a sentence.</summary>
    public string Sentence =>
        IsOnTime switch
        {
            true => $"On time: round {Round} takes submissions until {Format.Time(Closes!.Value)} UTC.",
            false =>
                $"Late: round {Round} took submissions until {Format.Time(Closes!.Value)} UTC; what is sent now is scored there with nothing at risk, and counts for the next round.",
            null => $"Numerai does not say until when round {Round} takes submissions.",
        };

    /// <summary>
    /// Notes once Numerai has spoken: the first said what the clock thinks. That it is on time is said by the status; where the clock was wrong, that is said.
    /// </summary>
    public static IReadOnlyList<string> NotesAfter(SubmitDocument document, string? told)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (document.Expected, told) switch
        {
            ("on-time", "on-time") => [.. document.Notes.Skip(1)],
            ("on-time", "late" or "queued") or ("late", "on-time") =>
            [
                $"By the clock of this machine it was {document.Expected}: what Numerai says counts.",
                .. document.Notes.Skip(1),
            ],
            _ => document.Notes,
        };
    }
}
