using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Transfers;

/// <summary>A file to upload: a name, a length, and its bytes as often as they are needed.</summary>
public sealed class UploadFile
{
    private readonly Func<Stream> _open;

    private UploadFile(string name, long length, Func<Stream> open) => (Name, Length, _open) = (name, length, open);

    /// <summary>Its name without folder.</summary>
    public string Name { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes that are in memory.</summary>
    public static UploadFile Of(string name, ReadOnlyMemory<byte> bytes) =>
        new(Path.GetFileName(name), bytes.Length, () => new MemoryStream(bytes.ToArray(), writable: false));

    /// <summary>A file on the disk.</summary>
    /// <exception cref="NumeraiException">It cannot be read, or is empty.</exception>
    public static UploadFile Of(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return info is { Exists: true, Length: > 0 }
                ? new UploadFile(info.Name, info.Length, () => info.OpenRead())
                : throw Unreadable(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path);
        }
    }

    /// <summary>The bytes, from the first on.</summary>
    /// <exception cref="NumeraiException">It cannot be read any more.</exception>
    internal Stream Open()
    {
        try
        {
            return _open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Name);
        }
    }

    private static NumeraiException Unreadable(string path) =>
        new(NumeraiErrorCode.File, $"{path} cannot be read, or is empty; name a file with something in it.");
}
