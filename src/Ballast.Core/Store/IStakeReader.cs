namespace Ballast.Core.Store;

/// <summary>Reads what Numerai shows of continuous stakes now.</summary>
public interface IStakeReader
{
    /// <summary>The account as it is shown now, all of it or nothing.</summary>
    /// <param name="account">The user's name for the account.</param>
    /// <param name="linesSince">Lines of the history of stakes that are older are not added up.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<StakeReading> ReadAsync(string account, DateTimeOffset linesSince, CancellationToken cancellation);
}

/// <summary>What was shown, or why nothing was.</summary>
public abstract record StakeReading
{
    private StakeReading() { }

    /// <summary>It was shown.</summary>
    public sealed record Reported(ShownAccount Account) : StakeReading;

    /// <summary>It was not, or not all of it.</summary>
    /// <param name="Why">What was in the way, on one line.</param>
    public sealed record NotReported(string Why) : StakeReading;
}

/// <summary>An account as Numerai shows it. Amounts in NMR.</summary>
/// <param name="Account">The user's name for it.</param>
/// <param name="At">When the last of it was reported.</param>
/// <param name="Available">Free in the wallet; credit that can only be staked is not counted.</param>
/// <param name="Models">Its models of all tournaments.</param>
public sealed record ShownAccount(
    string Account,
    DateTimeOffset At,
    decimal Available,
    IReadOnlyList<ShownModel> Models
);

/// <summary>A model as Numerai shows it. Amounts in NMR.</summary>
public sealed record ShownModel
{
    /// <summary>The number of its tournament.</summary>
    public required int Tournament { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Numerai's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>What is staked. NMR of a pending release are still in it.</summary>
    public required decimal Stake { get; init; }

    /// <summary>Taken from the wallet, part of the stake from the next close on.</summary>
    public decimal Held { get; init; }

    /// <summary>The pending release; null where there is none.</summary>
    public ShownRelease? Release { get; init; }

    /// <summary>Increases in the history since a moment, added up.</summary>
    public decimal Increased { get; init; }

    /// <summary>Releases in the history since a moment, added up.</summary>
    public decimal Released { get; init; }
}

/// <summary>A release on its way.</summary>
/// <param name="Amount">NMR; of everything it says nothing.</param>
/// <param name="IsAll">Whether everything is released.</param>
/// <param name="RequestId">Numerai's id of the request; null where none was said.</param>
/// <param name="DueAt">When it reaches the wallet; null where that was not said.</param>
public sealed record ShownRelease(decimal Amount, bool IsAll, string? RequestId, DateTimeOffset? DueAt);
