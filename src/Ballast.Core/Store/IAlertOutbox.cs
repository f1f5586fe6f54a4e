namespace Ballast.Core.Store;

/// <summary>What is still to be sent of kept incidents: taken by one sender at a time, noted when it is sent, taken again when its sender died.</summary>
/// <remarks>
/// A sender that dies between sending and noting has sent: the same is sent again, under the same <see cref="AlertDelivery.Message"/>, by which a receiver knows it.
/// </remarks>
public interface IAlertOutbox
{
    /// <summary>Takes what is due, the most urgent first. Nobody else is given it before the lease has run out.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="limit">The most that is taken.</param>
    /// <param name="lease">How long its sender has for all of it.</param>
    IReadOnlyList<AlertDelivery> TakeDue(DateTimeOffset now, int limit, TimeSpan lease);

    /// <summary>Notes that it arrived.</summary>
    void NoteSent(AlertDelivery delivery, DateTimeOffset at);

    /// <summary>Notes that it did not. Where another sender has it by now, or it was sent, nothing is noted.</summary>
    /// <param name="delivery">It.</param>
    /// <param name="error">Why, in a line without secrets.</param>
    /// <param name="at">When.</param>
    /// <param name="retryAt">When it is tried again; null where it is given up.</param>
    void NoteFailed(AlertDelivery delivery, string error, DateTimeOffset at, DateTimeOffset? retryAt);

    /// <summary>What became of all that was to be sent of incidents found since a moment, in the order in which it was put there.</summary>
    IReadOnlyList<DeliveryRecord> Deliveries(DateTimeOffset since);

    /// <summary>How many are still to be sent.</summary>
    int Waiting { get; }
}

/// <summary>A delivery that somebody has taken to send it.</summary>
/// <param name="Id">Its number in the store.</param>
/// <param name="Incident">What is reported.</param>
/// <param name="Channel">The name of the channel that it goes to.</param>
/// <param name="Attempts">Which try this is, from 1.</param>
public sealed record AlertDelivery(long Id, KeptIncident Incident, string Channel, int Attempts)
{
    /// <summary>What the message is known by: the same at every try, and in every copy of the store.</summary>
    public string Message => MessageId(Incident.Incident.Key, Channel);

    /// <summary>32 hexadecimal digits of the hash of the incident's key and the channel.</summary>
    public static string MessageId(string key, string channel)
    {
        const int Digits = 32;
        var bytes = System.Text.Encoding.UTF8.GetBytes($"{key}\n{channel}");
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..Digits];
    }
}

/// <summary>What became of a delivery.</summary>
/// <param name="Incident">The number of its incident.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Why the last try failed; null where none did.</param>
/// <param name="EndedAt">When it was sent, or given up; null where neither.</param>
public sealed record DeliveryRecord(
    long Incident,
    string Channel,
    DeliveryState State,
    int Attempts,
    string? Error,
    DateTimeOffset? EndedAt
);

/// <summary>How a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It waits: for its time, or for the next try.</summary>
    Pending,

    /// <summary>Somebody sends it, or died while sending it.</summary>
    Sending,

    /// <summary>It arrived.</summary>
    Sent,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>It is not needed: somebody had looked before it was sent.</summary>
    Dropped,
}
