using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Numerai.Changes;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Transfers;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Submissions;

/// <summary>
/// Uploads predictions, predictions for diagnostics, and pickles of models. Apart from <see cref="NumeraiClient"/> on purpose: who holds only a client cannot
/// submit.
/// </summary>
/// <remarks>
/// Three steps: a question gives an address, the bytes go there (without the key; tried again where it fails), and one request names them. That request is
/// sent once. Where its answer is lost the outcome is unknown: <see cref="NumeraiClient.SubmissionsAsync"/> shows whether a submission with the file's name
/// there (<see cref="UploadedFile"/>) exists. The key needs the scope upload_submission.
/// </remarks>
/// <param name="connection">The shared connection; it stays the caller's to dispose.</param>
/// <param name="credentials">A key with the scope upload_submission.</param>
public sealed class NumeraiSubmissionWriter(NumeraiConnection connection, NumeraiCredentials credentials)
{
    private readonly QuerySender _questions = new(connection, credentials);
    private readonly ChangeSender _changes = new(connection, credentials);

    /// <summary>Uploads predictions: they count for the round that is open, or for the next.</summary>
    /// <param name="tournament">Which tournament.</param>
    /// <param name="modelId">The model's UUID.</param>
    /// <param name="file">The predictions.</param>
    /// <param name="options">What else is said; null for nothing.</param>
    /// <param name="progress">Receives how far the bytes are.</param>
    /// <param name="onUploaded">Receives the file's name there before the submission is named: by it a lost one is found.</param>
    /// <param name="cancellation">Ends it before the submission is named; afterwards the outcome is unknown.</param>
    /// <exception cref="OperationCanceledException">The caller gave up before the submission was named.</exception>
    public async Task<ChangeOutcome<WireCreatedSubmission>> SubmitAsync(
        Tournament tournament,
        string modelId,
        UploadFile file,
        SubmissionOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        Action<UploadedFile>? onUploaded = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new SubmissionOptions();
        var isSignals = tournament == Tournament.Signals;
        var question = isSignals ? "signals-upload" : "submission-upload";
        var variables = Target(file, modelId, tournament);
        try
        {
            var uploaded = await PutAsync(question, variables, file, options.ComputeId, progress, cancellation)
                .ConfigureAwait(false);
            onUploaded?.Invoke(uploaded);
            var named = new Variables { { "filename", uploaded.Name }, { "modelId", modelId } };
            if (!isSignals)
                named.Add("tournament", (int)tournament);
            named.Add("triggerId", options.TriggerId);
            named.Add("source", options.Source);
            named.Add("dataDatestamp", options.DataDatestamp);
            return await _changes
                .SendAsync(
                    isSignals ? "create-signals-submission" : "create-submission",
                    named,
                    answer =>
                        answer.Deserialize(WireJson.Default.WireCreatedSubmission) is { Id: not null } created
                            ? created
                            : null,
                    cancellation
                )
                .ConfigureAwait(false);
        }
        catch (NumeraiException e)
        {
            return new ChangeOutcome<WireCreatedSubmission>.Refused(e.Code, $"Nothing was submitted. {e.Message}");
        }
    }

    /// <summary>Uploads validation predictions for diagnostics; <see cref="NumeraiClient.DiagnosticsAsync"/> shows what comes of them.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before they were named.</exception>
    public Task<ChangeOutcome<WireCreatedUpload>> UploadDiagnosticsAsync(
        Tournament tournament,
        string modelId,
        UploadFile file,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellation = default
    ) =>
        UploadAsync(
            ("diagnostics-upload", "create-diagnostics"),
            Target(file, modelId, tournament),
            name => new Variables
            {
                { "filename", name },
                { "tournament", (int)tournament },
                { "modelId", modelId },
            },
            (file, progress),
            cancellation
        );

    /// <summary>Uploads the pickle of a model that Numerai runs itself.</summary>
    /// <param name="tournament">Which tournament.</param>
    /// <param name="modelId">The model's UUID.</param>
    /// <param name="file">The pickle.</param>
    /// <param name="dataVersionId">Id of <see cref="NumeraiClient.PickleDataVersionsAsync"/>; null for Numerai's own choice.</param>
    /// <param name="dockerImageId">Id of <see cref="NumeraiClient.PickleDockerImagesAsync"/>; null for Numerai's own choice.</param>
    /// <param name="progress">Receives how far the bytes are.</param>
    /// <param name="cancellation">Ends it before the pickle is named; afterwards the outcome is unknown.</param>
    /// <exception cref="OperationCanceledException">The caller gave up before it was named.</exception>
    public Task<ChangeOutcome<WireCreatedUpload>> UploadPickleAsync(
        Tournament tournament,
        string modelId,
        UploadFile file,
        string? dataVersionId = null,
        string? dockerImageId = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellation = default
    ) =>
        UploadAsync(
            ("pickle-upload", "create-pickle"),
            new Variables { { "filename", Name(file) }, { "modelId", modelId } },
            name => new Variables
            {
                { "filename", name },
                { "tournament", (int)tournament },
                { "modelId", modelId },
                { "dataVersionId", dataVersionId },
                { "dockerImageId", dockerImageId },
            },
            (file, progress),
            cancellation
        );

    private async Task<ChangeOutcome<WireCreatedUpload>> UploadAsync(
        (string Question, string Change) documents,
        Variables target,
        Func<string, Variables> named,
        (UploadFile File, IProgress<TransferProgress>? Progress) what,
        CancellationToken cancellation
    )
    {
        try
        {
            var uploaded = await PutAsync(documents.Question, target, what.File, null, what.Progress, cancellation)
                .ConfigureAwait(false);
            return await _changes
                .SendAsync(
                    documents.Change,
                    named(uploaded.Name),
                    answer =>
                        answer.Deserialize(WireJson.Default.WireCreatedUpload) is { Id: not null } made ? made : null,
                    cancellation
                )
                .ConfigureAwait(false);
        }
        catch (NumeraiException e)
        {
            return new ChangeOutcome<WireCreatedUpload>.Refused(e.Code, $"Nothing was uploaded. {e.Message}");
        }
    }

    private async Task<UploadedFile> PutAsync(
        string question,
        Variables variables,
        UploadFile file,
        string? computeId,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellation
    )
    {
        var answer = await _questions
            .AskAsync(question, WireJson.Default.WireFileAddress, variables, keyed: true, cancellation)
            .ConfigureAwait(false);
        if (
            answer.ValueOrThrow() is not { Filename: { Length: > 0 } name, Url: { } url }
            || !Uri.TryCreate(url, UriKind.Absolute, out var address)
        )
            throw new NumeraiException(
                NumeraiErrorCode.Refused,
                "Numerai gave no address for the file; check that the model is yours and of this tournament."
            );
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (computeId is not null)
            headers["x_compute_id"] = computeId;
        await StorageUpload.PutAsync(connection, address, file, headers, progress, cancellation).ConfigureAwait(false);
        return new UploadedFile(name);
    }

    private static Variables Target(UploadFile file, string modelId, Tournament tournament) =>
        new()
        {
            { "filename", Name(file) },
            { "tournament", (int)tournament },
            { "modelId", modelId },
        };

    private static string Name(UploadFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Name;
    }
}

/// <summary>Bytes that lie with Numerai.</summary>
/// <param name="Name">The file's name there.</param>
public sealed record UploadedFile(string Name);
