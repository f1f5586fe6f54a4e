namespace Ballast.Tests.Support;

/// <summary>The command line as a program of its own.</summary>
internal static class BuiltProgram
{
    /// <summary>
    /// The file that <c>dotnet</c> runs: what <c>./ballast</c> has published of these sources, or, where that is older than they are or not there, what was built
    /// beside the tests. The published one is compiled ahead and needs two thirds of the time.
    /// </summary>
    public static string File { get; } =
        IsPublished(Repository.Root)
            ? Published(Repository.Root)
            : Path.Combine(AppContext.BaseDirectory, "ballast.dll");

    /// <summary>By the same signs as <c>./ballast</c>: nothing that the program is made of has changed since its build began.</summary>
    internal static bool IsPublished(string root)
    {
        var stamp = Path.Combine(root, "artifacts", "ballast.built");
        if (!System.IO.File.Exists(stamp) || !System.IO.File.Exists(Published(root)))
            return false;
        var built = System.IO.File.GetLastWriteTimeUtc(stamp);
        var files = new DirectoryInfo(root).EnumerateFiles("Directory.*.props");
        string[] more = ["global.json", "ballast"];
        return Sources(new DirectoryInfo(Path.Combine(root, "src")))
            .Concat(files)
            .Concat(more.Select(f => new FileInfo(Path.Combine(root, f))))
            .All(f => f.LastWriteTimeUtc <= built);
    }

    private static string Published(string root) => Path.Combine(root, "artifacts", "ballast", "ballast.dll");

    /// <summary>Files and folders: a file that was removed shows in its folder's time.</summary>
    private static IEnumerable<FileSystemInfo> Sources(DirectoryInfo folder) =>
        folder
            .EnumerateDirectories()
            .Where(d => d.Name is not ("bin" or "obj"))
            .SelectMany(Sources)
            .Concat(folder.EnumerateFiles())
            .Append(folder);
}
