using System.Net;

namespace Ballast.Numerai.Transfers;

/// <summary>The bytes of an upload on their way, which tell how far they are.</summary>
internal sealed class StorageContent(UploadFile file, Action<long> onSent) : HttpContent
{
    private const int Piece = 1 << 16;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        var bytes = file.Open();
        await using (bytes.ConfigureAwait(false))
        {
            var (buffer, sent) = (new byte[Piece], 0L);
            int read;
            while ((read = await bytes.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                onSent(sent += read);
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length;
        return true;
    }
}
