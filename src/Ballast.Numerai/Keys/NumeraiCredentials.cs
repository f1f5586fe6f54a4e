using System.Diagnostics;
using System.Net.Http.Headers;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Keys;

/// <summary>An API key of one account: a public id and a secret, which this type gives to nobody but the request.</summary>
/// <remarks>
/// Not a record, so that no generated <c>ToString</c> or printed member can show the secret. Wallet keys are something else:
/// they are never asked for.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class NumeraiCredentials
{
    /// <summary>The label of the account whose variables carry none.</summary>
    public const string DefaultLabel = "default";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _secret;

    /// <summary>Takes a key.</summary>
    /// <param name="publicId">The public half, as numer.ai shows it.</param>
    /// <param name="secret">The secret half, shown once when the key is made.</param>
    /// <param name="label">The user's name for the account.</param>
    /// <exception cref="NumeraiException">A half is empty or holds blanks or control characters.</exception>
    public NumeraiCredentials(string publicId, string secret, string label = DefaultLabel)
    {
        PublicId = Checked(publicId, "public id", label);
        _secret = Checked(secret, "secret", label);
        Label = label;
        Redactor = Redactor.Create(PublicId, _secret);
    }

    /// <summary>The user's name for the account.</summary>
    public string Label { get; }

    /// <summary>The public half; may be shown.</summary>
    public string PublicId { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Redactor Redactor { get; }

    /// <summary>Label and public id; never the secret.</summary>
    public override string ToString() => $"{Label} ({PublicId}, secret hidden)";

    /// <summary>Puts the key on a request, with a literal <c>$</c> between its halves.</summary>
    internal void SignInto(HttpRequestHeaders headers) =>
        headers.TryAddWithoutValidation("Authorization", $"Token {PublicId}${_secret}");

    private static string Checked(string half, string what, string label)
    {
        var trimmed = half.Trim();
        if (WalletSecret.Find(half) is { } found)
            throw new NumeraiException(NumeraiErrorCode.Configuration, $"The {what} of key '{label}': {found}");
        return trimmed.Length > 0 && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? trimmed
            : throw new NumeraiException(
                NumeraiErrorCode.Configuration,
                $"The {what} of key '{label}' is empty or holds blanks; copy it again from numer.ai."
            );
    }
}
