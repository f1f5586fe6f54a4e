using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Scoring;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Uploads;

/// <summary>All that was handed in, and which of it counts.</summary>
/// <remarks>
/// Source: domain notes, section 2.4. The last valid upload in the window counts; without one a late upload for the round before, queued for this one; a late
/// upload is scored where nothing else was handed in, and puts nothing at risk. From its first upload on a model submits by upload alone: what the world made up
/// for it before stays.
/// </remarks>
internal sealed class UploadedSubmissions(MadeUpData data)
{
    private readonly ConcurrentDictionary<string, Upload[]> _models = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Id, int Round), PredictionScores> _scores = [];

    /// <summary>A model's uploads, oldest first.</summary>
    public IReadOnlyList<Upload> Of(string modelId) => _models.TryGetValue(modelId, out var uploads) ? uploads : [];

    /// <summary>An upload by its id; null where there is none.</summary>
    public Upload? Find(string id) => _uploads.GetValueOrDefault(id);

    /// <summary>Takes an upload in.</summary>
    public void Add(Upload upload)
    {
        _uploads[upload.Id] = upload;
        _models.AddOrUpdate(
            upload.ModelId,
            _ => [upload],
            // By their times: a clock may have been put back.
            (_, uploads) => [.. uploads.Append(upload).OrderBy(u => u.Time)]
        );
    }

    /// <summary>A name for the next upload of a model; the same in worlds in which the same is done.</summary>
    public string NextId(string modelId) => Ids.Uuid(data.Seed, modelId + " upload", Of(modelId).Count);

    /// <summary>What a model handed in for a round.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="round">The round.</param>
    /// <param name="now">Uploads after this moment are left out; null for none.</param>
    /// <param name="madeUp">What the world made up for the round.</param>
    public Submission Find(string modelId, int round, DateTimeOffset? now, Func<Submission> madeUp)
    {
        var uploads = Of(modelId);
        if (uploads.Count == 0)
            return madeUp();
        var known = now is { } moment ? [.. uploads.Where(u => u.Time <= moment)] : uploads;
        if (known.LastOrDefault(u => u.Round == round && !u.IsLate) is { } onTime)
            return Counting(onTime, SubmissionStatus.OnTime, onTime.Time);
        if (known.LastOrDefault(u => u.Round == round - 1 && u.IsLate) is { } queued)
            return Counting(queued, SubmissionStatus.OnTime, RoundCalendar.OpenTime(round));
        var own = known.Any(u => u.Round < round) ? Submission.None : madeUp();
        return own.Status == SubmissionStatus.None && known.LastOrDefault(u => u.Round == round) is { } late
            ? Counting(late, SubmissionStatus.Late, late.Time)
            : own;
    }

    /// <summary>The scores of an upload in a round: its own one, or the next.</summary>
    public PredictionScores? Scores(string id, int round) =>
        Find(id) is { } upload
            ? _scores.GetOrAdd(
                (id, round),
                _ => new PredictionScores(() => data.Find(upload.Tournament, round), upload.Values)
            )
            : null;

    private static Submission Counting(Upload upload, SubmissionStatus status, DateTimeOffset time) =>
        new(status, time, null, null, upload.Id);
}
