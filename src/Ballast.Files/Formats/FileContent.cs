using System.Buffers.Binary;
using System.IO.Compression;

namespace Ballast.Files.Formats;

/// <summary>The bytes of a file, unpacked where they are gzipped, with their hash. A pipe is kept in a temporary file first.</summary>
internal sealed class FileContent : IDisposable
{
    /// <summary>A pipe without a writer is waited for so long, milliseconds: a command that fills it may only be starting.</summary>
    private const int PatienceForAPipe = 5_000;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly bool _isGzip;
    private readonly HashingStream _content;
    private FileStream? _unpacked;

    public FileContent(string path, FileLimits? limits = null)
    {
        Limits = limits ?? FileLimits.Alone;
        _path = path;
        _file = Seekable(path, Limits.Bytes);
        try
        {
            Span<byte> magic = stackalloc byte[2];
            _isGzip = _file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
            _file.Position = 0;
            _content = new HashingStream(
                _isGzip ? new GZipStream(_file, CompressionMode.Decompress, leaveOpen: true) : _file,
                Limits.Bytes
            );
            var head = new byte[512];
            var read = _content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            Head = head.AsMemory(0, read);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The most that it may hold.</summary>
    public FileLimits Limits { get; }

    /// <summary>The first bytes, to tell formats apart.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>Share of the file that has been read, in [0, 1].</summary>
    public double Progress => _file.Length == 0 ? 1 : Math.Min(1, _file.Position / (double)_file.Length);

    /// <summary>The same file from its beginning; null where it was a pipe, which can be read once only.</summary>
    public FileContent? Again() => _file.Name == Path.GetFullPath(_path) ? new FileContent(_path, Limits) : null;

    /// <summary>All bytes from the first on; read once.</summary>
    public Stream Stream() => new HeadedStream(Head, _content);

    /// <summary>The bytes in a stream that can be read anywhere, for formats with a table of contents at their end.</summary>
    public Stream Anywhere()
    {
        if (!_isGzip)
        {
            _file.Position = 0;
            return _file;
        }
        _unpacked = Temporary();
        Stream().CopyTo(_unpacked);
        _unpacked.Position = 0;
        return _unpacked;
    }

    /// <summary>Hash of the uncompressed content.</summary>
    /// <exception cref="InvalidDataException">The file is cut short.</exception>
    public string Sha256()
    {
        // What is left after the last row, if anything.
        _content.CopyTo(System.IO.Stream.Null);
        if (_isGzip && !IsWhole())
            throw new InvalidDataException("The gzip file is cut short, or made of several parts.");
        return _content.Sha256();
    }

    /// <summary>The hash of a file that is read elsewhere, in any order.</summary>
    public string Sha256Anew()
    {
        if (_isGzip)
            return Sha256();
        _file.Position = 0;
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_file));
    }

    public void Dispose()
    {
        _content.Dispose();
        _unpacked?.Dispose();
        _file.Dispose();
    }

    /// <summary>
    /// Whether as much text came out as the file's last four bytes say (RFC 1952, ISIZE). The framework's own reader takes a gzip file
    /// that is cut short for a whole one.
    /// </summary>
    private bool IsWhole()
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (_file.Length < size.Length)
            return false;
        _file.Position = _file.Length - size.Length;
        _file.ReadExactly(size);
        return BinaryPrimitives.ReadUInt32LittleEndian(size) == (uint)_content.Count;
    }

    private static FileStream Seekable(string path, long mostBytes)
    {
        var file = Opened(path);
        if (file.CanSeek)
            return file;
        using (file)
        {
            var kept = Temporary();
            try
            {
                new HashingStream(file, mostBytes).CopyTo(kept);
                kept.Position = 0;
                return kept;
            }
            catch
            {
                kept.Dispose();
                throw;
            }
        }
    }

    // To open a pipe is to wait until somebody writes into it, for ever if need be.
    private static FileStream Opened(string path)
    {
        var opening = Task.Run(() =>
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16)
        );
        return ((IAsyncResult)opening).AsyncWaitHandle.WaitOne(PatienceForAPipe)
            ? opening.GetAwaiter().GetResult()
            : throw new IOException("it is a pipe that nobody writes into");
    }

    // For this user alone: it holds what the pipe or the packed file did.
    private static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
