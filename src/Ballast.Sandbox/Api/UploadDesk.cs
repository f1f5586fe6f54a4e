using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.Scoring;

namespace Ballast.Sandbox.Api;

/// <summary>Diagnostics of predictions of past eras.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ModelId">The model it was asked for.</param>
/// <param name="At">When, by the world's clock.</param>
/// <param name="Message">Why there is none; null where there is.</param>
/// <param name="Eras">Era by era.</param>
internal sealed record DiagnosticsRun(
    string Id,
    string ModelId,
    DateTimeOffset At,
    string? Message,
    IReadOnlyList<ValidationEra> Eras
);

/// <summary>A model as a pickle. It is kept and never opened: to load one is to run it.</summary>
internal sealed record PickleUpload(
    string Id,
    string ModelId,
    Tournament Tournament,
    DateTimeOffset At,
    StoredFile File,
    string? DataVersionId,
    string? DockerImageId
);

/// <summary>What was uploaded over the API and is no submission. Kept for the life of the server, whatever its clock says.</summary>
internal sealed class UploadDesk(FileStore store)
{
    private readonly Lock _submitting = new();

    public FileStore Store => store;

    /// <summary>One submission is checked and taken at a time: each gets the next name.</summary>
    public Lock Submitting => _submitting;

    /// <summary>Oldest first.</summary>
    public ConcurrentQueue<DiagnosticsRun> Diagnostics { get; } = [];

    /// <summary>Oldest first.</summary>
    public ConcurrentQueue<PickleUpload> Pickles { get; } = [];

    /// <summary>What owners wrote about a model, by its id.</summary>
    public ConcurrentDictionary<string, ModelNote> Notes { get; } = new(StringComparer.Ordinal);

    public ModelNote Note(string modelId) => Notes.GetValueOrDefault(modelId, ModelNote.Empty);
}

/// <summary>What an owner wrote about a model.</summary>
internal sealed record ModelNote(string? Bio, string? LinkText, string? LinkUrl, string? Webhook)
{
    public static ModelNote Empty { get; } = new(null, null, null, null);
}
