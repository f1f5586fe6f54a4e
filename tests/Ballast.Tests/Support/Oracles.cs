namespace Ballast.Tests.Support;

/// <summary>
/// Real Numerai data and answers that others computed, beside the checkout (or where BALLAST_ORACLES says). A test that needs
/// them is skipped with a reason where they are not.
/// </summary>
internal static class Oracles
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("BALLAST_ORACLES")
        ?? System.IO.Path.Combine(Repository.Root, "..", "shared", "oracles");

    public static string File(params string[] parts)
    {
        var path = System.IO.Path.Combine([Folder, .. parts]);
        Assert.SkipUnless(
            System.IO.File.Exists(path),
            $"the oracle {string.Join('/', parts)} is not beside this checkout"
        );
        return path;
    }

    /// <summary>Every data file, in a stable order.</summary>
    public static IReadOnlyList<string> AllData()
    {
        var data = System.IO.Path.Combine(Folder, "data");
        Assert.SkipUnless(Directory.Exists(data), "the oracles' data is not beside this checkout");
        return [.. Directory.EnumerateFiles(data, "*.csv*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
