using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Transfers;

/// <summary>
/// A download on its way: <c>NAME.part</c> beside the place of the file, and <c>NAME.part.info</c> with which version of it that is the beginning of. The file
/// has its own name only when it is whole.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _place;
    private readonly FileStream _stream;

    private PartFile(string place, FileStream stream) => (_place, _stream) = (place, stream);

    /// <summary>Bytes that are there.</summary>
    public long Length => _stream.Length;

    private static string Part(string place) => place + ".part";

    private static string Info(string place) => place + ".part.info";

    /// <summary>Opens what an earlier run left, or begins.</summary>
    /// <exception cref="NumeraiException">The folder cannot be written, or another download of the file is under way.</exception>
    public static PartFile Open(string place)
    {
        try
        {
            return new PartFile(
                place,
                new FileStream(Part(place), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (DirectoryNotFoundException)
        {
            throw new NumeraiException(NumeraiErrorCode.File, $"There is no folder for {place}; make it first.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NumeraiException(
                NumeraiErrorCode.File,
                $"{Part(place)} cannot be written: another download of it is under way, or the folder does not let it be."
            );
        }
    }

    /// <summary>Looks whether the disk takes it, before anything is fetched.</summary>
    /// <exception cref="NumeraiException">It does not.</exception>
    public static void RequireRoom(string place, long? bytes)
    {
        try
        {
            var free = new DriveInfo(Path.GetDirectoryName(place)!).AvailableFreeSpace;
            if (bytes <= free || bytes is null)
                return;
            throw new NumeraiException(
                NumeraiErrorCode.File,
                $"{place} takes {bytes:#,##0} bytes, and {free:#,##0} are free there; make room, or name another place."
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Not every folder lies on something that tells.
        }
    }

    /// <summary>Which version the bytes are the beginning of; null where that is not known: then they are worth nothing.</summary>
    public RemoteFile? Version()
    {
        try
        {
            return Length > 0 && File.Exists(Info(_place))
                ? JsonSerializer.Deserialize(File.ReadAllText(Info(_place)), PartJson.Default.RemoteFile)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Begins anew, with another version.</summary>
    public void Begin(RemoteFile version) =>
        Guard(() =>
        {
            _stream.SetLength(0);
            File.WriteAllText(Info(_place), JsonSerializer.Serialize(version, PartJson.Default.RemoteFile));
        });

    /// <summary>Adds bytes at the end.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Position = _stream.Length;
            _stream.Write(bytes);
        }
        catch (IOException)
        {
            throw Unwritable();
        }
    }

    /// <summary>Whether the bytes have the hash that the storage says; null where it says none.</summary>
    public async Task<bool?> MatchesAsync(RemoteFile version, CancellationToken cancellation)
    {
        if ((version.Sha256 ?? version.Md5) is not { } expected)
            return null;
        Guard(() => _stream.Position = 0);
        var hash = await HashAsync(_stream, version, cancellation).ConfigureAwait(false);
        return hash == expected;
    }

    /// <summary>Whether a file that is there already is this version, as far as its hash tells.</summary>
    public static async Task<bool> IsThereAsync(string place, RemoteFile version, CancellationToken cancellation)
    {
        if ((version.Sha256 ?? version.Md5) is not { } expected || new FileInfo(place).Length != version.Length)
            return false;
        try
        {
            var stream = File.OpenRead(place);
            await using (stream.ConfigureAwait(false))
                return await HashAsync(stream, version, cancellation).ConfigureAwait(false) == expected;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The bytes are all there: they get the file's name.</summary>
    public void Finish(bool replaces)
    {
        Guard(() => _stream.Flush(flushToDisk: true));
        _stream.Dispose();
        Guard(() =>
        {
            File.Move(Part(_place), _place, replaces);
            File.Delete(Info(_place));
        });
    }

    /// <summary>The bytes are worth nothing: nothing stays.</summary>
    public void Discard()
    {
        _stream.Dispose();
        Guard(() =>
        {
            File.Delete(Part(_place));
            File.Delete(Info(_place));
        });
    }

    public void Dispose()
    {
        var isEmpty = _stream.CanRead && _stream.Length == 0;
        _stream.Dispose();
        // Nothing came: then nothing was begun either.
        if (isEmpty)
            Discard();
    }

    private static async Task<string> HashAsync(Stream stream, RemoteFile version, CancellationToken cancellation)
    {
#pragma warning disable CA5351 // Not against somebody who forges files: the storage says no other hash.
        var hash = version.Sha256 is not null
            ? await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false)
            : await MD5.HashDataAsync(stream, cancellation).ConfigureAwait(false);
#pragma warning restore CA5351
        return Convert.ToHexStringLower(hash);
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable();
        }
    }

    private NumeraiException Unwritable() =>
        new(
            NumeraiErrorCode.File,
            $"{_place} cannot be written; make room, or name another place. What was fetched is in {Part(_place)}."
        );
}

/// <summary>What is noted beside a part.</summary>
[JsonSerializable(typeof(RemoteFile))]
internal sealed partial class PartJson : JsonSerializerContext;
