using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>What the key in use may do.</content>
public sealed partial class NumeraiClient
{
    /// <summary>Asks what the key may do and sets it against what it is for.</summary>
    /// <remarks>
    /// <c>apiTokenInfo</c> answers directly. Where a server does not give that, the list of the account's keys is searched for the
    /// public id; where that fails too, the report says that the scopes are not known.
    /// </remarks>
    /// <exception cref="NumeraiException">There is no key, it is not accepted, or Numerai cannot be reached.</exception>
    public async Task<KeyReport> CheckKeyAsync(KeyPurpose purpose, CancellationToken cancellation = default)
    {
        var token = await DirectlyAsync(cancellation).ConfigureAwait(false);
        var account = token?.AccountUsername;
        if (token?.Scopes is null)
            (token, account) = await AmongAllAsync(cancellation).ConfigureAwait(false);
        return KeyReport.Create(Credentials!.Label, account, token?.Scopes, purpose);
    }

    private async Task<WireApiToken?> DirectlyAsync(CancellationToken cancellation)
    {
        try
        {
            return (
                await Keyed("api-token", WireJson.Default.WireApiToken, [], cancellation).ConfigureAwait(false)
            ).Value;
        }
        catch (NumeraiException e) when (IsNoAnswer(e))
        {
            return null;
        }
    }

    private async Task<(WireApiToken? Token, string? Account)> AmongAllAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await Keyed("account-tokens", WireJson.Default.WireAccount, [], cancellation)
                .ConfigureAwait(false);
            var token = answer.Value?.ApiTokens?.FirstOrDefault(one => one?.PublicId == Credentials!.PublicId);
            return (token, answer.Value?.Username);
        }
        catch (NumeraiException e) when (IsNoAnswer(e))
        {
            return (null, null);
        }
    }

    private static bool IsNoAnswer(NumeraiException exception) =>
        exception.Code is NumeraiErrorCode.Permission or NumeraiErrorCode.SchemaChanged or NumeraiErrorCode.Refused;
}
