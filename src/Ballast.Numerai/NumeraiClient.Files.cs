using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>Data to download, diagnostics, and what a model's pickle can run with. <see cref="Transfers.NumeraiDownloads"/> fetches the bytes.</content>
public sealed partial class NumeraiClient
{
    /// <summary>File names of a tournament's data, newest version last: <c>v5.0/train.parquet</c>. Public.</summary>
    /// <param name="tournament">Which tournament.</param>
    /// <param name="round">The round; null for the current one.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<IReadOnlyList<string>>> DatasetsAsync(
        Tournament tournament,
        int? round = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Public(
                "datasets",
                WireJson.Default.ListString,
                new Variables { { "round", round }, { "tournament", Id(tournament) } },
                cancellation
            )
        );

    /// <summary>The address of one file of <see cref="DatasetsAsync"/>. Public; the address is good for some minutes.</summary>
    /// <exception cref="NumeraiException">There is no such file, or no address came.</exception>
    public async Task<Uri> DatasetAddressAsync(
        Tournament tournament,
        string fileName,
        int? round = null,
        CancellationToken cancellation = default
    )
    {
        var answer = await Public(
                "dataset",
                WireJson.Default.String,
                new Variables
                {
                    { "filename", fileName },
                    { "round", round },
                    { "tournament", Id(tournament) },
                },
                cancellation
            )
            .ConfigureAwait(false);
        return Address(answer.ValueOrThrow(), "Dataset");
    }

    /// <summary>Name and address of the file of a submission, as it was uploaded. Needs download_submission.</summary>
    /// <exception cref="NumeraiException">There is no such submission, or no address came.</exception>
    public async Task<(string? FileName, Uri Address)> SubmissionFileAsync(
        string submissionId,
        CancellationToken cancellation = default
    )
    {
        var answer = await Keyed(
                "submission-download",
                WireJson.Default.WireFileAddress,
                new Variables { { "id", submissionId } },
                cancellation
            )
            .ConfigureAwait(false);
        var file = answer.ValueOrThrow();
        return (file?.Filename, Address(file?.Url, "SubmissionDownload"));
    }

    /// <summary>Diagnostics of a model, newest first, or the one of an id. Empty where there are none.</summary>
    public Task<Answer<IReadOnlyList<WireDiagnostics>>> DiagnosticsAsync(
        string modelId,
        string? diagnosticsId = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Keyed(
                "diagnostics",
                WireJson.Default.ListWireDiagnostics,
                new Variables { { "modelId", modelId }, { "id", diagnosticsId } },
                cancellation
            )
        );

    /// <summary>Versions of the data that a model's pickle can run with.</summary>
    public Task<Answer<IReadOnlyList<WirePickleChoice>>> PickleDataVersionsAsync(
        CancellationToken cancellation = default
    ) => Rows(Keyed("pickle-data-versions", WireJson.Default.ListWirePickleChoice, [], cancellation));

    /// <summary>Images that a model's pickle can run in.</summary>
    public Task<Answer<IReadOnlyList<WirePickleChoice>>> PickleDockerImagesAsync(
        CancellationToken cancellation = default
    ) => Rows(Keyed("pickle-docker-images", WireJson.Default.ListWirePickleChoice, [], cancellation));

    private static Uri Address(string? text, string question) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new NumeraiException(
                text is null ? NumeraiErrorCode.Refused : NumeraiErrorCode.InvalidAnswer,
                text is null
                    ? $"{question}: Numerai gives no address for it; check the name."
                    : $"{question}: what Numerai gives is no address."
            );
}
