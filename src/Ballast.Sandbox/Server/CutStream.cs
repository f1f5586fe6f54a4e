using Microsoft.AspNetCore.Http;

namespace Ballast.Sandbox.Server;

/// <summary>An answer that breaks off after so many bytes, whatever part of a file was asked for.</summary>
/// <remarks>
/// What was announced and never comes makes the server close the connection behind the bytes that came. To abort it could overtake them.
/// </remarks>
internal sealed class CutStream(HttpContext http, int most) : Stream
{
    private readonly Stream _inner = http.Response.Body;
    private int _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var part = buffer[..Math.Min(buffer.Length, most - _written)];
        await _inner.WriteAsync(part, cancellationToken);
        _written += part.Length;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
