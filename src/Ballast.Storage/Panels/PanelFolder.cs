using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ballast.Core.Rounds;

namespace Ballast.Storage.Panels;

/// <summary>Where the panels of a tournament lie: their files and the manifest that names them.</summary>
/// <param name="root">The folder of all tournaments.</param>
/// <param name="tournament">The tournament.</param>
internal sealed class PanelFolder(string root, Tournament tournament)
{
    private const string ManifestName = "manifest.json";
    private const string TemporaryEnd = ".tmp";

    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // By name, length and time: what was read whole in this process need not be read whole again.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<
        (string, long, DateTime),
        string
    > Hashes = new();

    private readonly string _folder = System.IO.Path.Combine(System.IO.Path.GetFullPath(root), tournament.Slug());

    public Tournament Tournament => tournament;

    /// <summary>Changes when a manifest is written; null where there is none.</summary>
    public DateTime? Stamp => File.Exists(Path(ManifestName)) ? File.GetLastWriteTimeUtc(Path(ManifestName)) : null;

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    /// <summary>What the folder holds; empty where nothing was written yet.</summary>
    /// <exception cref="StoreException">The manifest cannot be read, is another tournament's or a newer program's.</exception>
    public PanelManifest Read()
    {
        var path = Path(ManifestName);
        if (!File.Exists(path))
            return PanelManifest.Empty(tournament.Slug());
        try
        {
            var manifest = JsonSerializer.Deserialize<PanelManifest>(File.ReadAllBytes(path), Shape);
            if (manifest?.Schema != PanelManifest.Shape)
                throw new StoreException(
                    $"{path} was written by another Ballast ({manifest?.Schema}); update Ballast."
                );
            if (manifest.Tournament != tournament.Slug())
                throw new StoreException($"{path} is of {manifest.Tournament}, not of {tournament.Slug()}.");
            return manifest;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The manifest {path} cannot be read; write the panels again into a new folder: ballast store archive --panels FOLDER.",
                e
            );
        }
    }

    public void Write(PanelManifest manifest)
    {
        var temporary = Path($"{ManifestName}.{Guid.NewGuid():N}{TemporaryEnd}");
        using (var stream = new FileStream(temporary, FileMode.CreateNew))
        {
            JsonSerializer.Serialize(stream, manifest, Shape);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, Path(ManifestName), overwrite: true);
    }

    /// <summary>Writes a file under a name that says what is in it; nothing of that name is there before it is whole.</summary>
    /// <param name="name">The name, without the hash and the end.</param>
    /// <param name="write">Writes to a path.</param>
    public PanelFile Add(string name, Action<string> write)
    {
        var temporary = Path($"{name}.{Guid.NewGuid():N}{TemporaryEnd}");
        try
        {
            write(temporary);
            using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
                stream.Flush(flushToDisk: true);
            var hash = HashOf(temporary);
            var whole = $"{name}-{hash[..12]}.parquet";
            File.Move(temporary, Path(whole), overwrite: true);
            var info = new FileInfo(Path(whole));
            return new PanelFile(whole, info.Length, hash, new DateTimeOffset(info.LastWriteTimeUtc));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The path of a file that is as it was written.</summary>
    /// <exception cref="StoreException">It is gone, cut, swapped or changed.</exception>
    public string Whole(PanelFile file)
    {
        if (Fault(file, readsAll: false) is not { } fault)
            return Path(file.Name);
        throw new StoreException(
            $"The panel {Path(file.Name)} {fault}; write it again: ballast store archive --panels {root}."
        );
    }

    /// <summary>What is wrong with a file; null where nothing is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="readsAll">Whether its bytes are read, though length and time are as they were.</param>
    public string? Fault(PanelFile file, bool readsAll)
    {
        var info = new FileInfo(Path(file.Name));
        if (!info.Exists)
            return "is not there";
        if (info.Length < file.Bytes)
            return string.Create(CultureInfo.InvariantCulture, $"is cut: {info.Length} bytes of {file.Bytes}");
        if (info.Length == file.Bytes && !readsAll && info.LastWriteTimeUtc == file.ModifiedAt.UtcDateTime)
            return null;
        var key = (info.FullName, info.Length, info.LastWriteTimeUtc);
        if (readsAll || !Hashes.TryGetValue(key, out var hash))
            Hashes[key] = hash = HashOf(info.FullName);
        return hash == file.Sha256 ? null : "is not the file that was written: it was changed or swapped";
    }

    /// <summary>Takes the folder for one that writes; null where another does.</summary>
    public IDisposable? TryLock()
    {
        StoreFile.CreatePrivateFolder(_folder);
        try
        {
            return new FileStream(Path("archive.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Deletes what the manifest does not name: files of a run that was killed, and those that the last run replaced, which its readers have closed by now.</summary>
    public void Sweep(PanelManifest manifest)
    {
        var named = manifest
            .Rounds.Select(r => r.File.Name)
            .Concat(manifest.Finals.Select(f => f.File.Name))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(_folder))
        {
            var name = System.IO.Path.GetFileName(file);
            var isOurs =
                name.EndsWith(TemporaryEnd, StringComparison.Ordinal)
                || name.EndsWith(".parquet", StringComparison.Ordinal);
            if (isOurs && !named.Contains(name))
                File.Delete(file);
        }
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
