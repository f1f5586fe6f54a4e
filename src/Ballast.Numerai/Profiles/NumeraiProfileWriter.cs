using System.Text.Json;
using Ballast.Numerai.Changes;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;

namespace Ballast.Numerai.Profiles;

/// <summary>Changes what a model's public page says, and whom Numerai calls when a round opens. Apart from <see cref="NumeraiClient"/> on purpose.</summary>
/// <remarks>Every call sends one request once.</remarks>
/// <param name="connection">The shared connection; it stays the caller's to dispose.</param>
/// <param name="credentials">The key of the account.</param>
public sealed class NumeraiProfileWriter(NumeraiConnection connection, NumeraiCredentials credentials)
{
    private readonly ChangeSender _sender = new(connection, credentials);

    /// <summary>Sets the text of a model's page.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<ChangeOutcome<ProfileChange>> SetBioAsync(
        string modelId,
        string bio,
        CancellationToken cancellation = default
    ) => SendAsync("set-bio", new Variables { { "value", bio }, { "modelId", modelId } }, cancellation);

    /// <summary>Sets the link of a model's page.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<ChangeOutcome<ProfileChange>> SetLinkAsync(
        string modelId,
        string text,
        string address,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            "set-link",
            new Variables
            {
                { "linkText", text },
                { "linkUrl", address },
                { "modelId", modelId },
            },
            cancellation
        );

    /// <summary>Sets the address that Numerai calls when a model shall submit.</summary>
    /// <param name="modelId">The model's UUID.</param>
    /// <param name="address">The address; null to take it away.</param>
    /// <param name="cancellation">Before sending: ends it. Afterwards the outcome is unknown.</param>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<ChangeOutcome<ProfileChange>> SetWebhookAsync(
        string modelId,
        string? address,
        CancellationToken cancellation = default
    )
    {
        var variables = new Variables { { "modelId", modelId } };
        if (address is null)
            variables.AddNull("newSubmissionWebhook");
        else
            variables.Add("newSubmissionWebhook", address);
        return SendAsync("set-webhook", variables, cancellation);
    }

    private Task<ChangeOutcome<ProfileChange>> SendAsync(
        string document,
        Variables variables,
        CancellationToken cancellation
    ) => _sender.SendAsync(document, variables, Read, cancellation);

    /// <summary>True, or the word for it: both were seen.</summary>
    private static ProfileChange? Read(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.True
        || (
            answer.ValueKind == JsonValueKind.String
            && string.Equals(answer.GetString(), "true", StringComparison.OrdinalIgnoreCase)
        )
            ? new ProfileChange()
            : null;
}

/// <summary>Numerai says that it is done; it says no more.</summary>
public sealed record ProfileChange;
