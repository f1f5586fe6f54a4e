using System.Security.Cryptography;

namespace Ballast.Files.Formats;

/// <summary>Passes bytes through and keeps their hash and their number.</summary>
/// <param name="inner">Where they come from.</param>
/// <param name="most">How many there may be.</param>
internal sealed class HashingStream(Stream inner, long most) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes passed so far.</summary>
    public long Count { get; private set; }

    /// <summary>Hash of what has passed, hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <exception cref="InvalidDataException">There are more bytes than there may be.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _hash.AppendData(buffer[..read]);
        Count += read;
        return Count <= most ? read : throw new InvalidDataException("The file unpacks to more than a table can hold.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
