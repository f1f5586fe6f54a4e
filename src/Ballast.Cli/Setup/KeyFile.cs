using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Numerai.Keys;

namespace Ballast.Cli.Setup;

/// <summary>Writes a key where the program reads it: into the file of environment variables, for its owner alone.</summary>
internal static class KeyFile
{
    /// <summary>Adds a key to the file; other lines stay. It is there whole or not at all.</summary>
    /// <param name="context">The command.</param>
    /// <param name="file">The file; made where it is not there.</param>
    /// <param name="publicId">The public half.</param>
    /// <param name="secret">The secret half.</param>
    public static Outcome<string> Add(CommandContext context, string file, string publicId, string secret) =>
        OutputFile.Write<string>(
            context,
            file,
            replaces: true,
            path =>
            {
                var others = File.Exists(file) ? File.ReadAllLines(file) : [];
                var kept = others.Where(l => !IsOfAKey(l));
                using var writer = new StreamWriter(path) { NewLine = "\n" };
                foreach (
                    var line in kept.Append($"NUMERAI_PUBLIC_ID={publicId}").Append($"NUMERAI_SECRET_KEY={secret}")
                )
                    writer.WriteLine(line);
                return Path.GetFullPath(file);
            }
        );

    /// <summary>A pair without a label, of which only one half may have been there: else it would have been found.</summary>
    private static bool IsOfAKey(string line)
    {
        var name = line.Split('=')[0].Replace("export ", "", StringComparison.Ordinal).Trim();
        return name is "NUMERAI_PUBLIC_ID" or "NUMERAI_SECRET_KEY";
    }

    /// <summary>The key without a label that is there already; null where there is none.</summary>
    public static NumeraiCredentials? Find(CommandContext context)
    {
        var file = context.CliHost.EnvFile is { } path ? EnvFile.Read(path) : null;
        var ring = KeyRing.From(context.CliHost.Variables, file);
        return ring.Find() ?? ring.All.FirstOrDefault();
    }
}
