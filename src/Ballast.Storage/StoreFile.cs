using System.Formats.Tar;

namespace Ballast.Storage;

/// <summary>What a path on the disk is, before anything is done to it.</summary>
public static class StoreFile
{
    /// <summary>What SQLite keeps beside a store: with another content there, the store would be read wrong or not at all.</summary>
    private static readonly string[] Ends = ["-wal", "-shm", "-journal"];

    /// <summary>Whether there is a SQLite file, by its first bytes (https://www.sqlite.org/fileformat.html, section 1.3).</summary>
    /// <remarks>Not to be asked of a store that this process has open: closing the file again takes away SQLite's locks on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).</remarks>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsDatabase(string path)
    {
        var magic = "SQLite format 3\0"u8;
        if (!File.Exists(path) || IsSpecial(path))
            return false;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> first = stackalloc byte[magic.Length];
        return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length
            && first.SequenceEqual(magic);
    }

    /// <summary>The file whose log, index of the log or journal a path is by its name; null where it is none.</summary>
    public static string? OwnerOf(string path) =>
        Array.Find(Ends, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } end
            ? path[..^end.Length]
            : null;

    /// <summary>Whether something is there that is neither a file nor a folder: a pipe, a socket or a device. Opens nothing, so it waits for nobody.</summary>
    public static bool IsSpecial(string path)
    {
        if (!File.Exists(path))
            return false;
        var target = Resolved(path);
        // Standard input of a pipe is a link to a name that no folder has.
        if (!File.Exists(target))
            return true;
        // They have no length; so the framework, which tells a file's sort only to those who pack it, packs nothing.
        if (new FileInfo(target).Length > 0)
            return false;
        using var packed = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
                writer.WriteEntry(target, "it");
            packed.Position = 0;
            using var reader = new TarReader(packed);
            return reader.GetNextEntry()?.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile);
        }
        catch (IOException)
        {
            // A socket has no place in an archive.
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // An empty file that may not be read: whoever opens it says so.
            return false;
        }
    }

    /// <summary>The path behind all links, whether something is there or not.</summary>
    /// <exception cref="IOException">The links go in a circle.</exception>
    public static string Resolved(string path)
    {
        var full = Path.GetFullPath(path);
        var file = new FileInfo(full);
        return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    /// <summary>Makes an empty file that nobody but its owner may read, whatever the umask.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Makes a folder, with those above it that are missing, into which nobody but its owner may look.</summary>
    public static void CreatePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
