using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Transfers;

/// <summary>Judges where bytes are sent to or taken from.</summary>
internal static class StorageAddress
{
    /// <summary>
    /// Without encryption only to this machine, and to this machine only where the API is here as well: an answer from outside must not lead to what runs beside us.
    /// </summary>
    /// <exception cref="NumeraiException">It is neither.</exception>
    public static void Check(Uri address, Uri api)
    {
        var isLocal = address.IsAbsoluteUri && address.IsLoopback;
        var isWeb = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && isLocal);
        if (!isWeb || (isLocal && !api.IsLoopback) || address.UserInfo.Length > 0)
            throw new NumeraiException(
                NumeraiErrorCode.InvalidAnswer,
                $"The storage address {Shown(address)} is not one that bytes are exchanged with: it is not encrypted, or leads to this machine."
            );
    }

    /// <summary>Host and path, cut; what stands behind the question mark is a key to the file.</summary>
    public static string Shown(Uri address)
    {
        const int Longest = 80;
        var text = Redactor.None.OneLine(
            $"{address.Scheme}://{address.Authority.Split('@')[^1]}{address.AbsolutePath}"
        );
        text = text.Length <= Longest ? text : text[..Longest] + "…";
        return address.Query.Length > 0 ? text + "?…" : text;
    }

    /// <summary>The host alone.</summary>
    public static string Host(Uri address) => Redactor.None.OneLine(address.Authority.Split('@')[^1]);
}
