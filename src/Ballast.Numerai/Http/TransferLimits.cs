namespace Ballast.Numerai.Http;

/// <summary>How long a storage may be silent, and how often it is tried.</summary>
public sealed record TransferLimits
{
    /// <summary>Until there is a connection and the first byte of an answer, or the next byte on the way.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>More patience for the answer to an upload, for each MiB that was sent: a storage first puts it away.</summary>
    public TimeSpan PatiencePerMebibyte { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a transfer is tried, the first time counted; a silent storage is tried once.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Wait before the second attempt; it doubles from then on.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest file that is taken, in bytes; a server that goes on for ever must not fill the disk.</summary>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024 * 1024;
}
