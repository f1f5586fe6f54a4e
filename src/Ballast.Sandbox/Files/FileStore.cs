using System.Security.Cryptography;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Files;

/// <summary>Uploaded files, in memory: they are gone when the sandbox is stopped.</summary>
/// <remarks>
/// An address is good for one file: until a mutation has handed it in, a second PUT replaces the first, so that a client may try again after a lost answer.
/// </remarks>
internal sealed class FileStore(TimeProvider time)
{
    /// <summary>Bytes of one file.</summary>
    public const int LargestFile = 200 * 1024 * 1024;

    /// <summary>Bytes of all files together.</summary>
    public const long LargestTotal = 1024L * 1024 * 1024;

    /// <summary>How long an address is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int TokenLength = 32;
    private const int SuffixBytes = 6;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (UploadAddress Address, StoredFile? File)> _uploads = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, (StoredFile File, DateTimeOffset Expires)> _downloads = new(
        StringComparer.Ordinal
    );
    private long _handedIn;
    private int _addresses;

    /// <summary>An address for a file that is about to come.</summary>
    public UploadAddress CreateUpload(string filename, UploadKind kind, string owner)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(filename), Path.GetExtension(filename));
        lock (_lock)
        {
            Forget();
            // The same in worlds in which the same is done, unlike the address.
            var suffix = Ids.Hex(0, "upload", SuffixBytes, ++_addresses)[2..];
            var name = $"{Plain(stem)}-{suffix}{Plain(extension)}";
            var address = new UploadAddress(Token(), name, kind, owner, time.GetUtcNow() + Lifetime);
            _uploads[address.Token] = (address, null);
            return address;
        }
    }

    /// <summary>Whether something may be put there now.</summary>
    public bool IsOpen(string token)
    {
        lock (_lock)
            return _uploads.TryGetValue(token, out var upload) && upload.Address.Expires > time.GetUtcNow();
    }

    /// <summary>Takes the bytes of an address.</summary>
    public PutOutcome Put(string token, byte[] bytes)
    {
        lock (_lock)
        {
            if (!_uploads.TryGetValue(token, out var upload) || upload.Address.Expires <= time.GetUtcNow())
                return PutOutcome.Refused;
            var others = _uploads.Where(u => u.Key != token).Sum(u => (long)(u.Value.File?.Bytes.Length ?? 0));
            if (_handedIn + others + bytes.Length > LargestTotal)
                return PutOutcome.Full;
            _uploads[token] = (upload.Address, new StoredFile(upload.Address.Filename, bytes));
            return PutOutcome.Stored;
        }
    }

    /// <summary>A file that was put and is now named by a mutation; null where none of that name, kind and owner was.</summary>
    public StoredFile? Find(string filename, UploadKind kind, string owner)
    {
        lock (_lock)
        {
            return _uploads
                .Values.FirstOrDefault(u =>
                    u.Address.Filename == filename && u.Address.Kind == kind && u.Address.Owner == owner
                )
                .File;
        }
    }

    /// <summary>Closes the address of a file that was handed in; it is kept elsewhere now.</summary>
    public void Close(StoredFile file)
    {
        lock (_lock)
        {
            foreach (var token in _uploads.Where(u => u.Value.File == file).Select(u => u.Key).ToList())
                _uploads.Remove(token);
            _handedIn += file.Bytes.Length;
        }
    }

    /// <summary>An address from which a file can be had.</summary>
    public string CreateDownload(StoredFile file)
    {
        var token = Token();
        lock (_lock)
        {
            Forget();
            _downloads[token] = (file, time.GetUtcNow() + Lifetime);
        }
        return token;
    }

    /// <summary>The file of an address; null where it is unknown or has expired.</summary>
    public StoredFile? Get(string token)
    {
        lock (_lock)
            return _downloads.TryGetValue(token, out var file) && file.Expires > time.GetUtcNow() ? file.File : null;
    }

    // A file that came and was never handed in goes with its address.
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var token in _uploads.Where(u => u.Value.Address.Expires <= now).Select(u => u.Key).ToList())
            _uploads.Remove(token);
        foreach (var token in _downloads.Where(d => d.Value.Expires <= now).Select(d => d.Key).ToList())
            _downloads.Remove(token);
    }

    private static string Token() => RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    /// <summary>A name stands in an address and is a file's name on somebody's disk: nothing but letters, digits, dots, - and _.</summary>
    private static string Plain(string text) =>
        new([.. text.Take(80).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')]);
}
