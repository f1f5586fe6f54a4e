using System.Reflection;
using System.Text.RegularExpressions;

namespace Ballast.Core.Rounds;

/// <summary>Finds what opens a wallet in text that somebody typed. Ballast needs none and takes none, wherever it is typed; what was found is never repeated.</summary>
/// <remarks>
/// A private key is 32 bytes, written as 64 hexadecimal digits; a recovery phrase is 12 to 24 words of a list (BIP-39; the English list is shipped, SHA-256
/// 2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda). Whether its checksum fits does not matter: a phrase with a slip of the pen is one too. A hash has
/// 64 digits as well: where one is expected, that is said. Numerai's own secrets are letters and digits beyond F.
/// </remarks>
public static partial class WalletSecret
{
    /// <summary>Fewest words of a recovery phrase.</summary>
    private const int FewestWords = 12;

    private static readonly Lazy<HashSet<string>> Words = new(ReadWords);

    /// <summary>Looks for a private key or a recovery phrase.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="expectsHashes">Whether hashes may stand in it, which look like private keys.</param>
    /// <returns>A sentence that says what was found and what to do, without it; null where nothing was.</returns>
    public static string? Find(string? text, bool expectsHashes = false)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!expectsHashes && Key().IsMatch(text))
            return "This looks like the private key of a wallet (64 hexadecimal digits). Ballast never takes one and never needs one; nothing was done with it. Clear it from the history of your shell.";
        return HasPhrase(text)
            ? "This looks like the recovery phrase of a wallet. Ballast never takes one and never needs one; nothing was done with it. Clear it from the history of your shell."
            : null;
    }

    private static bool HasPhrase(string text)
    {
        var run = 0;
        foreach (Match word in Word().Matches(text))
        {
            run = Words.Value.Contains(word.Value.ToLowerInvariant()) ? run + 1 : 0;
            if (run == FewestWords)
                return true;
        }
        return false;
    }

    private static HashSet<string> ReadWords()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("bip39-english.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("(?<![0-9A-Za-z])(0[xX])?[0-9a-fA-F]{64}(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
