using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Numerics;
using Ballast.Core.Questions;

namespace Ballast.Cluster.Addresses;

/// <summary>
/// What this program is, as far as numbers may depend on it: what was compiled, the kind of processor, and how wide its registers are, because sums are taken in another order in wider ones.
/// Only programs that are alike work together, so that all parts are what one machine would have got.
/// </summary>
public static class ProgramVersion
{
    private const int IdLength = 16;

    /// <summary>Of this process.</summary>
    public static string Current { get; } =
        string.Join(
            ' ',
            typeof(IQuestion).Module.ModuleVersionId,
            Environment.Version,
            RuntimeInformation.ProcessArchitecture,
            RegisterWidth.Widest
        );

    /// <summary>The name of the cluster of such programs.</summary>
    public static string ClusterId(string version) =>
        "ballast-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)))[..IdLength];
}
