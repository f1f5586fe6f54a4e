namespace Ballast.Delivery.Messages;

/// <summary>A message could not be sent: one line for people. It is tried again.</summary>
public sealed class DeliveryException : Exception
{
    /// <param name="message">Why.</param>
    public DeliveryException(string message)
        : base(message) { }

    /// <param name="message">Why.</param>
    /// <param name="inner">What a library said.</param>
    public DeliveryException(string message, Exception? inner)
        : base(message, inner) { }

    /// <summary>How long the receiver asked to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
