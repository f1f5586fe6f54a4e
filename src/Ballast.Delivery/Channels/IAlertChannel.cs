using Ballast.Delivery.Messages;

namespace Ballast.Delivery.Channels;

/// <summary>A way by which a message reaches somebody.</summary>
public interface IAlertChannel
{
    /// <summary>Sends a message; when it comes back the other side has taken it.</summary>
    /// <exception cref="DeliveryException">It has not, or nobody knows.</exception>
    Task SendAsync(AlertMessage message, CancellationToken cancellation);
}
