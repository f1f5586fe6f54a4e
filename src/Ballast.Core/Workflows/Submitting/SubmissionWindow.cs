using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Submitting;

/// <summary>The round that is current, and what an upload now counts for.</summary>
/// <param name="Round">Its number; null where none was reported.</param>
/// <param name="Opens">When it opened; null where that was not reported.</param>
/// <param name="Closes">Until when an upload is in time; null where that was not reported.</param>
/// <param name="IsOnTime">Whether an upload now is in time; null where that cannot be known.</param>
public sealed record SubmissionWindow(int? Round, DateTimeOffset? Opens, DateTimeOffset? Closes, bool? IsOnTime)
{
    private const string OnTime = "on-time";
    private const string Late = "late";

    /// <summary>Judges.</summary>
    public static SubmissionWindow At(DateTimeOffset now, int round, DateTimeOffset? opens, DateTimeOffset? closes) =>
        new(round, opens, closes, closes is { } end ? now < end && !(now < opens) : null);

    /// <summary>The window that a document tells of.</summary>
    public static SubmissionWindow Of(SubmitDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new SubmissionWindow(
            document.Round,
            null,
            document.Closes,
            document.Expected switch
            {
                OnTime => true,
                Late => false,
                _ => null,
            }
        );
    }

    /// <summary>on-time, late, or null where that cannot be known.</summary>
    public string? Word =>
        IsOnTime switch
        {
            true => OnTime,
            false => Late,
            null => null,
        };

    /// <summary>The same as a sentence.</summary>
    public string Sentence =>
        IsOnTime switch
        {
            true => $"On time: round {Round} takes submissions until {Format.Time(Closes!.Value)} UTC.",
            false =>
                $"Late: round {Round} took submissions until {Format.Time(Closes!.Value)} UTC; what is sent now is scored there with nothing at risk, and counts for the next round.",
            null when Round is null => "Numerai shows no current round.",
            null => $"Numerai does not say until when round {Round} takes submissions.",
        };
}
