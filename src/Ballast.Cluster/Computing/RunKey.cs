using System.Security.Cryptography;
using System.Text;

namespace Ballast.Cluster.Computing;

/// <summary>The key of a run: equal for two runs exactly where all bytes of their parts must be.</summary>
internal static class RunKey
{
    /// <summary>The key.</summary>
    /// <param name="question">The question with its moment, in its canonical form.</param>
    /// <param name="digest">Of what its parts are computed from, as the store has it.</param>
    /// <param name="version">The program.</param>
    public static string Of(string question, string digest, string version)
    {
        // Each with its length before it, so that no two of them run into one another.
        var text = string.Concat(new[] { question, digest, version }.Select(t => $"{t.Length}:{t}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
