using System.Net;

namespace Ballast.Numerai.Http;

/// <summary>The body of a request, which notes when somebody begins to read it: before that not a byte of it can have left.</summary>
/// <remarks>
/// The HTTP stack asks for it only when a connection stands. A handler that looks at it first counts as having sent it; so in doubt it has left.
/// </remarks>
internal sealed class RequestContent(byte[] body, Action onRead) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        onRead();
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override void SerializeToStream(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        onRead();
        stream.Write(body);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        onRead();
        return Task.FromResult<Stream>(new MemoryStream(body, writable: false));
    }
}
