using System.Text.RegularExpressions;
using Ballast.Storage;

namespace Ballast.Cli.Output;

/// <summary>
/// A file while it is written: in a folder of its own beside its place, into which only its owner may look. Whoever writes there holds a lock; what
/// a killed run left has none, and goes away with the next run that writes into the same folder.
/// </summary>
internal sealed partial class PartialFile : IDisposable
{
    private const string End = ".partial";
    private const string Lock = "lock";
    private const string Content = "content";

    /// <summary>A folder without a lock may be one that is being made.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(1);

    private readonly string _folder;
    private readonly FileStream _lock;

    private PartialFile(string folder)
    {
        _folder = folder;
        StoreFile.CreatePrivateFolder(folder);
        try
        {
            _lock = new FileStream(
                System.IO.Path.Combine(folder, Lock),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None
            );
        }
        catch
        {
            Directory.Delete(folder);
            throw;
        }
        // A polite end (SIGTERM) runs no finally.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Where to write.</summary>
    public string Path => System.IO.Path.Combine(_folder, Content);

    /// <summary>Begins a file that will be at a place, and clears away what killed runs left there.</summary>
    /// <exception cref="IOException">The folder is not there or cannot be written.</exception>
    public static PartialFile Beside(string place)
    {
        var folder = System.IO.Path.GetDirectoryName(place)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException();
        ClearAway(folder);
        return new PartialFile($"{place}.{Guid.NewGuid():N}{End}");
    }

    /// <summary>Puts the file, which is whole, in its place.</summary>
    public void MoveTo(string place, bool replaces)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // On the disk before it has its name: a machine that stops in between must not leave an empty file under it.
        using (var written = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            RandomAccess.FlushToDisk(written);
        File.Move(Path, place, replaces);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _lock.Dispose();
        Delete(_folder);
    }

    private void OnExit(object? sender, EventArgs e) => Delete(_folder);

    private static void ClearAway(string folder)
    {
        foreach (var left in new DirectoryInfo(folder).EnumerateFileSystemInfos("*" + End))
        {
            if (Name().IsMatch(left.Name) && IsAbandoned(left))
                Delete(left.FullName);
        }
    }

    private static bool IsAbandoned(FileSystemInfo left)
    {
        // Earlier versions wrote a plain file.
        var file = left is DirectoryInfo ? System.IO.Path.Combine(left.FullName, Lock) : left.FullName;
        try
        {
            if (!File.Exists(file))
                return DateTime.UtcNow - left.LastWriteTimeUtc > Making;
            using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run tries again.
        }
    }

    [GeneratedRegex(@"\.[0-9a-f]{32}\.partial$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
