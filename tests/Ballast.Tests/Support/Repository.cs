using System.Runtime.CompilerServices;

namespace Ballast.Tests.Support;

/// <summary>Places in the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The names of the projects. A folder that only holds what an older build left is none.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(p => System.IO.Path.GetFileNameWithoutExtension(p))
            .Order(StringComparer.Ordinal),
    ];

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string thisFile = "")
    {
        var folder = Directory.Exists(System.IO.Path.GetDirectoryName(thisFile))
            ? System.IO.Path.GetDirectoryName(thisFile)
            : AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Ballast.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run inside the checkout.");
    }
}
